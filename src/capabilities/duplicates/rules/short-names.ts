// What people named so are often called: who goes by one of a group may be on record under another of it.
const groups = `
abigail abby gail|albert al bert bertie|alexander alex alec sandy sascha sasha|alexandra alex sandra sasha alexa
alfred alf fred freddie|alice ali ally|amanda mandy|andrew andy drew|andreas andi|angela angie|anna anne ann annie anni nancy
anthony tony toni|antonia toni|antonio toni tonio|arthur art artie|barbara barb babs bärbel|beatrice bea trixie|benjamin ben benny benni
bernard bernie|bernhard bernd|carolyn caroline carol carrie|catherine katherine kathryn cathy kathy kate katie kat kitty cat
charles charlie chuck chas karl carl|charlotte charlie lottie|christina christine chris chrissy tina christa|christian chris
christopher chris kit topher|christoph chris|daniel dan danny|daniela dani|david dave davy|deborah debbie deb|dennis denny
dominic dom nick|donald don donnie|dorothy dot dottie dolly|douglas doug|edward ed eddie ted teddy ned|edmund ed ned|eleanor ellie nell nora
elizabeth liz lizzie beth betty betsy eliza lisa elsie libby elisabeth elli sissi|emily em emmy|emma em|eric rick|eugene gene
evelyn evie eve|ferdinand ferdi|frances fran frankie|francis frank frankie fran|francisco paco pancho|franziska franzi|frederick fred freddie friedrich fritz
gabriel gabe|gabriele gabi|geoffrey jeffrey geoff jeff|george georgie georg jorge|gerald gerry jerry|gerhard gerd|gertrude trudy gert|giovanni gianni
giuseppe beppe pino|gregory greg|günther gunter|hans johannes johann|harold harry hal|harry henry|heinrich heinz heiner|helen helena lena nell|henry hank harry hal
ignacio nacho|irene rene|isabel isabella bella izzy bel|jacob jake jakob|jacqueline jackie|james jim jimmy jamie|janet jan|jane janie jenny
jennifer jen jenny|jessica jess jessie|joanna jo joanne|john johnny jack jon|jonathan jon jonny nathan|joseph joe joey josef sepp|josefine josie fine
josé pepe|joshua josh|joyce joy|judith judy|julia julie jules|kenneth ken kenny|kimberly kim|klaus nikolaus niklas|konrad conny|lawrence laurence larry laurie
leonard len lenny leo|leslie les|louis louie lou lewis ludwig luis|louise lou lulu|lucy lu|magdalena lena magda|manfred manni fredi|margaret maggie meg peggy marge margie greta rita
margarete grete gretel|maria marie mia mary|mark marcus markus marc|martha marty patty|martin marty|martina tina|matthew matt matty matthias|maximilian max maxi|maxwell max
michael mike mick mickey mikey michi michel|michelle shelly|miguel migue|mohammed muhammad mohamed mohammad mo|nathaniel nathan nat nate|natalie nat|nicholas nick nicky nicolas niko
nicola nicky|olivia liv livvy|oliver ollie olli|oscar ossie|pamela pam|patricia pat patty patsy tricia trish|patrick pat paddy rick|paul pauly|penelope penny|peter pete
philip phillip phil pip|phyllis phyl|priscilla cilla|rachel rae|raymond ray|rebecca becky becca|reginald reg reggie|regina gina|renate rena|richard rick ricky dick rich richie
robert rob robbie bob bobby bert|roberta bobbie|rodney rod|roger rodge|roland roly|ronald ron ronnie|rosemary rose rosie|roxanne roxy|rudolf rudi rolf|rupert bert|ruth ruthie
samantha sam sammy|samuel sam sammy|sandra sandy|sarah sally sara sadie|sebastian seb basti bastian|sharon shari|sibylle billa|sophia sophie|stanley stan|stephanie steph steffi|stephen steven steve stevie stefan stephan steffen
susan sue susie suzie susanna suzanne susanne|sylvia sylvie|teresa theresa tess tessa terry resi|terence terry|theodore ted teddy theo theodor|thomas tom tommy|timothy tim timmy|tobias tobi|ulrich uli|ulrike uli
ursula uschi ulla|valerie val|valentin vali|veronica ronnie vera|victor vic|victoria vicky tori|vincent vince vinny|virginia ginny|vivian viv|walter walt wally|waltraud traudl|werner wern|wilhelm willi willy
wilhelmina mina minnie willa|william will bill billy willie liam|winifred winnie|wolfgang wolf wolfi|yvonne vonnie|zachary zach zack`

const groupsOf = new Map<string, Set<number>>()
for (const [at, group] of groups.trim().split(/[|\n]/).entries()) {
  for (const name of group.split(' ')) {
    // As names are compared: without accents.
    const plain = name.normalize('NFKD').replace(/\p{M}/gu, '')
    groupsOf.set(plain, (groupsOf.get(plain) ?? new Set()).add(at))
  }
}

/** Whether two given names, folded, may be the same person's: one is short for the other, or both for a third. */
export function mayBeShort(one: string, other: string): boolean {
  const groups = groupsOf.get(other)
  return groups !== undefined && [...(groupsOf.get(one) ?? [])].some((at) => groups.has(at))
}

/** One name for all of a group, to look for them under; the name itself where it is in none or in several. */
export function rootsOf(name: string): string[] {
  const at = [...(groupsOf.get(name) ?? [])]
  return at.length === 0 ? [name] : at.map((group) => `#${group}`)
}
