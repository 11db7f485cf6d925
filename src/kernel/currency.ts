// Apart from money.ts because it needs no validator: what formats amounts stays small in the browser.

const exponents: Record<string, number> = {
  BHD: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
}

/** How many decimals a currency's minor unit has (ISO 4217): 2 for most, 0 for the yen, 3 for the dinar. */
export function minorDigits(currency: string): number {
  return exponents[currency] ?? 2
}
