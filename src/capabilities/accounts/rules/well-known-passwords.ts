// The passwords that everybody tries first, in English and German. Short ones are refused by their length already;
// they stand here because digits and signs around them don't help ("Password!2026").
const text = `
  password password1 password12 password123 password1234 passw0rd passw0rd123 passwort passwort1
  passwort123 kennwort qwertyuiop qwertyuiop1 qwerty12345 qwerty123456 qwertz12345 qwertzuiop
  azertyuiop asdfghjkl asdfghjkl1 zxcvbnm123 1q2w3e4r5t 1qaz2wsx3edc q1w2e3r4t5 qazwsxedc qazwsx123
  zaq12wsx letmein letmein123 letmeinnow welcome welcome123 welcome1234 willkommen willkommen1 hallo
  hallo12345 hallohallo changeme changeme123 changeit secret secret123 geheim geheim123 iloveyou
  iloveyou1 iloveyou123 iloveyouso ichliebedich sunshine sunshine1 princess princess1 princess123
  football football1 football123 baseball baseball1 basketball superman superman1 batman batmanbatman
  administrator admin admin12345 adminadmin administrator1 root rootroot toor master master1234
  masterkey default user useruser guest test testtest testtest123 test12345 test123456 testing123
  demo demodemo monkey monkey1234 dragon dragon1234 shadow shadow1234 michael michael123 jennifer
  jordan liverpool chelsea arsenal manchester starwars pokemon minecraft whatever whatever1 trustno1
  mustang charlie computer internet samsung google facebook correcthorsebatterystaple abc1234567
  abcd123456 abcdef1234 abcabcabc aaaaaaaaaa a123456789 a1234567890 aa12345678 1234567890a 123456789a
  12345678910 123123123 1231231234 112233445566 123321123 987654321 9876543210 0987654321 1020304050
  102030405060 147258369 159357258 789456123 1112131415 121212121212 123412341234 summer2024
  summer2025 summer2026 winter2024 winter2025 winter2026 spring2025 spring2026 autumn2025 autumn2026
  january2026 sommer2025 sommer2026 rapport rapport123 rapport1234 company company123 business
  business1
`

export const commonPasswords: ReadonlySet<string> = new Set(text.trim().split(/\s+/))
