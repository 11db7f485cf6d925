// Programs whose files are known by their headers. A digit in a header is written #, so that "E-mail 2 - Value" is
// found however many addresses a file has. Headers are facts published by each program.
import type { Field, Sniffed } from '../model.ts'
import { contactProducts } from './contact-products.ts'
import { addressOf, names, type Product } from './product.ts'

export type { Product }

const numbered = {
  'e mail # label': 'email-label',
  'e mail # type': 'email-label',
  'e mail # value': 'email',
  'phone # label': 'phone-label',
  'phone # type': 'phone-label',
  'phone # value': 'phone',
} as const

const google = {
  nickname: 'goes-by',
  birthday: 'birthday',
  notes: 'note',
  ...numbered,
  ...addressOf('address #', ['city', 'region', 'postal code']),
} as const

const retail = {
  stockcode: 'product-code',
  description: 'product',
  quantity: 'quantity',
  invoicedate: 'date',
  country: 'customer-country',
} as const

export const products: readonly Product[] = [
  ...contactProducts,
  {
    name: 'vCard',
    source: 'vcard',
    what: 'contacts',
    marks: ['formatted name', 'family name', 'categories', 'uid'],
    columns: {
      'formatted name': 'display-name',
      'given name': 'given-name',
      'middle name': 'middle-name',
      'family name': 'family-name',
      nickname: 'goes-by',
      organisation: 'organisation',
      'job title': 'job-title',
      birthday: 'birthday',
      anniversary: 'anniversary',
      note: 'note',
      categories: 'tags',
      language: 'language',
      uid: 'external-id',
      ...numbered,
      ...addressOf('address #', ['city', 'region', 'postal code']),
    },
  },
  {
    name: 'Google Contacts',
    source: 'google',
    what: 'contacts',
    marks: ['first name', 'last name', 'file as', 'labels'],
    columns: {
      ...names,
      ...google,
      'organization name': 'organisation',
      'organization title': 'job-title',
      labels: 'tags',
    },
  },
  {
    name: 'Google Contacts',
    source: 'google',
    what: 'contacts',
    marks: ['name', 'given name', 'family name', 'group membership'],
    columns: {
      name: 'display-name',
      'given name': 'given-name',
      'additional name': 'middle-name',
      'family name': 'family-name',
      ...google,
      language: 'language',
      'group membership': 'tags',
      'organization # name': 'organisation',
      'organization # title': 'job-title',
    },
  },
  {
    name: 'Outlook',
    source: 'outlook',
    what: 'contacts',
    marks: ['first name', 'last name', 'e mail address', 'business phone', 'company'],
    monthFirst: true,
    columns: {
      ...names,
      nickname: 'goes-by',
      birthday: 'birthday',
      language: 'language',
      notes: 'note',
      company: 'organisation',
      'job title': 'job-title',
      categories: 'tags',
      'e mail address': 'email',
      'e mail # address': 'email',
      'primary phone': 'phone',
      'home phone': 'phone',
      'home phone #': 'phone',
      'mobile phone': 'phone',
      'business phone': 'phone',
      'business phone #': 'phone',
      'company main phone': 'phone',
      'other phone': 'phone',
      ...addressOf('home', ['city', 'state', 'postal code']),
      ...addressOf('business', ['city', 'state', 'postal code']),
      ...addressOf('other', ['city', 'state', 'postal code']),
    },
  },
  {
    name: 'HubSpot',
    source: 'hubspot',
    what: 'contacts',
    marks: ['record id', 'first name', 'last name', 'email'],
    monthFirst: true,
    columns: {
      ...names,
      'record id': 'external-id',
      email: 'email',
      'phone number': 'phone',
      'mobile phone number': 'phone',
      'associated company': 'organisation',
      'company name': 'organisation',
      'job title': 'job-title',
      'street address': 'street',
      city: 'town',
      'state region': 'region',
      'postal code': 'postcode',
      'country region': 'country',
      'date of birth': 'birthday',
      'preferred language': 'language',
    },
  },
  {
    name: 'UCI Online Retail',
    source: 'online-retail',
    what: 'trades',
    marks: ['invoiceno', 'stockcode', 'quantity', 'invoicedate', 'unitprice', 'customerid'],
    cancellation: /^C\d/i,
    columns: { ...retail, invoiceno: 'invoice', unitprice: 'unit-price', customerid: 'customer-id' },
  },
  {
    name: 'UCI Online Retail',
    source: 'online-retail',
    what: 'trades',
    marks: ['invoice', 'stockcode', 'quantity', 'invoicedate', 'price', 'customer id'],
    cancellation: /^C\d/i,
    columns: { ...retail, invoice: 'invoice', price: 'unit-price', 'customer id': 'customer-id' },
  },
  {
    name: 'Xero',
    source: 'xero',
    what: 'trades',
    marks: ['contactname', 'invoicenumber', 'invoicedate', 'quantity', 'unitamount'],
    columns: {
      contactname: 'customer-name',
      emailaddress: 'customer-email',
      pocountry: 'customer-country',
      invoicenumber: 'invoice',
      invoicedate: 'date',
      duedate: 'due-date',
      inventoryitemcode: 'product-code',
      description: 'product',
      quantity: 'quantity',
      unitamount: 'unit-price',
      currency: 'currency',
    },
  },
  {
    name: 'Shopify',
    source: 'shopify',
    what: 'trades',
    marks: ['name', 'email', 'created at', 'lineitem quantity', 'lineitem name', 'lineitem price'],
    columns: {
      name: 'invoice',
      email: 'customer-email',
      'billing name': 'customer-name',
      'billing country': 'customer-country',
      'created at': 'date',
      currency: 'currency',
      'lineitem name': 'product',
      'lineitem sku': 'product-code',
      'lineitem quantity': 'quantity',
      'lineitem price': 'unit-price',
    },
  },
]

/** Blank-separated without a header: id in the full set, id in the sample, yyyymmdd, number of CDs, dollars. */
export const cdnow: Product & { order: readonly (Field | null)[] } = {
  name: 'CDNOW',
  source: 'cdnow',
  what: 'trades',
  marks: [],
  columns: {},
  counted: ['CD', 'CDs'],
  order: ['customer-id', null, 'date', 'quantity', 'amount'],
}

/** The program that a file says it comes from; a plain file has none. */
export function productNamed(name: string | null, what: Sniffed['what']): Product | null {
  return [...products, cdnow].find((product) => product.name === name && product.what === what) ?? null
}

/** Where files of no known program come from. */
export const plainSource = 'csv'

/** What keeps the ids of a file apart from those of other programs. */
export function sourceOf(product: string | null, what: Sniffed['what']): string {
  return productNamed(product, what)?.source ?? plainSource
}
