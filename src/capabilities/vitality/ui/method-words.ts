import { speak } from '../../../design/words.ts'

/** How the numbers come about, in plain words. */
export const methodWords = {
  'method.last': 'Worked out from the sales to {customers} customers, as of {day}.',
  'method.told': 'The history tells who has probably left.',
  'method.few-repeat-buyers':
    'Fewer than 15 customers have bought more than once: too little history to tell who has left. Only rates and gaps are shown.',
  'method.nobody-leaves':
    'By this history hardly anybody ever leaves, which is too good to be believed: only rates and gaps are shown.',
  'method.dropout-unknown':
    'The history does not say how fast customers leave: only rates and gaps are shown.',
  'method.none':
    'There are no sales to go by yet. Once they are in, this page says how the numbers come about.',
  'method.chance':
    'The chance of an order comes from the MBG/NBD model (Batislam and others, 2007; Hoppe and Wagner, 2007). Each customer buys at their own pace and may leave after each order. With few customers, weak general experience steadies the estimate.',
  'method.overdue':
    'The usual gap is the median of a customer’s own gaps between orders. “Longer than 96 % of the gaps” counts the gaps shorter than the silence among those to be expected, by a model of all customers’ gaps and their own. The models are fitted to at most 5,000 customers.',
  'method.state':
    'A state is named only when it is at least 60 % likely, and changes only after two runs agree.',
  'method.modest':
    'These models rank customers hardly better than the time since the last order does. They are better at counting orders to come, and at saying how sure one can be. Season is outside all of them.',
  'method.parameters': 'The parameters',
  'method.again': 'Work it out anew',
  'method.running': 'Being worked out',
  'method.queued': 'It is being worked out.',
  'method.notYours': 'Only an owner or a leader can ask for this.',
} as const

export const say = speak(methodWords)
