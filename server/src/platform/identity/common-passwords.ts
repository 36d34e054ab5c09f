/** What is tried first here and stands on no list made elsewhere. */
const triedHere = `password1 password12 password123 password1234 password! passw0rd p@ssw0rd p@ssword p@ssw0rd1 p@ssword1 pa$$word
   pa$$w0rd abc12345 abcd1234 abc123456 abcd12345 abc123456789 a1234567 a12345678 a123456789 aa123456 aa12345678
   aaa12345 q1w2e3r4 q1w2e3r4t5 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 qaz123456 qazwsx123 zaq12wsx
   qwer1234 qwert123 qwerty12 qwerty123 qwerty1234 qwerty12345 qwe12345 qwe123456 asd12345 asd123456 zxc12345 zxc123456
   asdf1234 zxcv1234 admin123 admin1234 admin12345 admin123456 admin@123 admin888 root1234 root123456 test1234
   test123456 user1234 user123456 guest1234 welcome1 welcome123 welcome@123 letmein1 letmein123 iloveyou1 sunshine1
   princess1 football1 baseball1 monkey123 dragon123 master123 superman1 michael1 shadow123 trustno1 changeme1
   changeme123 default1 secret123 woaini123 woaini520 woaini1314 wo123456 li123456 wang123456 zhang123456 123456abc
   123456aa 123456qq 12345678a 123456789a 123456789q 1234qwer 123qweasd 123qwe123 123abc123 111111aa a111111a 5201314a
   a5201314 520520aa 88888888a 00000000a company1 company123 sluice123 chuanliu123 2024pass 2025pass 2026pass`

let known: Promise<ReadonlySet<string>> | undefined

/** Passwords everybody tries first, in lower case: some 49,000. Read at the first password that somebody chooses. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set([...dictionary['passwords-common'], ...triedHere.split(/\s+/)]),
  )
  return known
}
