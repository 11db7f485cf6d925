/** What vitality says, by key. ICU messages; `who` is she, he, they or none. */
export const words = {
  'vitality.state.new': 'New',
  'vitality.state.growing': 'Growing',
  'vitality.state.steady': 'Steady',
  'vitality.state.fading': 'Fading',
  'vitality.state.dying': 'Dying',
  'vitality.state.dormant': 'Dormant',
  'vitality.state.too-early': 'Too early to tell',
  'vitality.state.too-little-history': 'Too little history to tell',

  'vitality.first':
    '{who, select, she {She first ordered} he {He first ordered} they {They first ordered} other {First ordered}} on {day}.',
  'vitality.firstThenMore':
    '{who, select, she {She first ordered} he {He first ordered} they {They first ordered} other {First ordered}} on {day}; {orders} order days so far, the last one {ago}.',
  'vitality.once':
    '{who, select, she {She ordered once} he {He ordered once} they {They ordered once} other {Ordered once}}, {ago}.',
  'vitality.several':
    '{who, select, she {She ordered} he {He ordered} they {They ordered} other {Ordered}} {orders, plural, =2 {twice} other {# times}}; the last time was {ago}.',
  'vitality.usedTo':
    '{who, select, she {She used} he {He used} they {They used} other {Used}} to order every {days} days. It has been {silent}.',
  'vitality.usedToDaily':
    '{who, select, she {She used} he {He used} they {They used} other {Used}} to order every day. It has been {silent} days.',
  'vitality.usually':
    '{who, select, she {She orders} he {He orders} they {They order} other {Orders}} {every} or so; the last time was {ago}.',
  'vitality.faster': 'About {now} orders a year now; about {before} before.',
  'vitality.slower': 'Down to about {now} orders a year; about {before} before.',
  'vitality.lastTime': 'The last one was {ago}.',
  'vitality.silentFor': 'No order for {silentDays}; {orders, plural, one {one} other {#}} before that.',

  'vitality.everyDay': 'every day',
  'vitality.everyDays': 'every {days} days',
  'vitality.today': 'today',
  'vitality.yesterday': 'yesterday',
  'vitality.daysAgo': '{days} days ago',
  'vitality.days': '{days, plural, one {# day} other {# days}}',
  'vitality.longerThan': 'Longer than {share} of the gaps one would expect.',

  'vitality.because.few-repeat-buyers':
    'Too few customers have come back so far to tell who has left for good.',
  'vitality.because.nobody-leaves': 'The history so far does not tell who has left for good.',
  'vitality.because.dropout-unknown': 'The history is too thin to tell who has left for good.',

  'vitality.chance':
    '{who, select, she {{chance} that she orders by {by}} he {{chance} that he orders by {by}} they {{chance} that they order by {by}} other {{chance} that {name} orders by {by}}}',
  'vitality.chanceOfAnOrder': '{chance} that an order comes by {by}',
  'vitality.between': 'between {low} and {high} in 100',
  'vitality.about': 'about {share} in 100',
  'vitality.expected':
    'If nothing changes, expect {orders, plural, one {# order} other {# orders}} in the next {days, plural, one {# day} other {# days}}.',
  'vitality.expectedFew': 'If nothing changes, expect fewer than 0.1 orders in the next {days} days.',

  'vitality.likely.unlikely': 'unlikely',
  'vitality.likely.rather-unlikely': 'rather unlikely',
  'vitality.likely.uncertain': 'uncertain',
  'vitality.likely.rather-likely': 'rather likely',
  'vitality.likely.likely': 'likely',
} as const
