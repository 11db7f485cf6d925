import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { meaningOf } from './columns.ts'

/** What a header is known as, and what its columns are that mean anything. */
function known(header: string) {
  const names = header.split(',')
  const { product, what, columns } = meaningOf(names)
  const used = names.flatMap((name, at) => (columns[at] === null ? [] : [[name, columns[at]]]))
  return { product: product?.name ?? null, what, columns: Object.fromEntries(used) as Record<string, string> }
}

test('Salesforce and Zoho are told apart, though their headers are alike', () => {
  const salesforce = known(
    'Salutation,First Name,Last Name,Title,Account Name,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Phone,Mobile,Email',
  )
  expect(salesforce).toMatchObject({ product: 'Salesforce', what: 'contacts' })
  expect(salesforce.columns).toMatchObject({
    Title: 'job-title',
    'Account Name': 'organisation',
    'Mailing State/Province': 'region',
    Mobile: 'phone',
  })
  const zoho = known(
    'Record Id,Contact Owner,First Name,Last Name,Account Name,Email,Phone,Mailing Street,Mailing City,Mailing State,Mailing Zip,Mailing Country',
  )
  expect(zoho.product).toBe('Zoho CRM')
  expect(zoho.columns).toMatchObject({ 'Record Id': 'external-id', 'Mailing Zip': 'postcode' })
})

test('Square and Stripe give their customers the numbers they have there', () => {
  const square = known(
    'First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,Street Address 1,City,State,Postal Code,Birthday,Memo,Square Customer ID',
  )
  expect([square.product, square.columns['Square Customer ID']]).toEqual(['Square', 'external-id'])
  const stripe = known('id,Description,Email,Name,Created (UTC),Delinquent,Currency')
  expect([stripe.product, stripe.columns['id'], stripe.what]).toEqual(['Stripe', 'external-id', 'contacts'])
})

const shared = process.env['RAPPORT_SHARED'] ?? resolve(import.meta.dirname, '../../../../../shared')
const headers = join(shared, 'data/csv_exports/export_headers.json')

test('the address books of eight programs are known by the headers those programs write', (context) => {
  context.skip(!existsSync(headers), `The headers are not on this machine: ${headers}`)
  const files = JSON.parse(readFileSync(headers, 'utf8')) as Record<string, { header: string[] }>
  const productOf = (name: string) => {
    const { product, what } = meaningOf(files[name].header)
    return `${product?.name} ${what}`
  }
  expect(
    [
      'google_contacts_2023plus',
      'google_contacts_legacy',
      'outlook_com_or_gmail_outlook_csv',
      'outlook_new',
      'hubspot_contacts',
      'pipedrive_import_sample',
      'mailchimp_audience',
      'shopify_customers',
      'shopify_orders',
      'xero_contacts',
      'xero_sales_invoices',
      'quickbooks_online_customer_contact_list',
    ].map(productOf),
  ).toEqual([
    'Google Contacts contacts',
    'Google Contacts contacts',
    'Outlook contacts',
    'Outlook contacts',
    'HubSpot contacts',
    'Pipedrive contacts',
    'Mailchimp contacts',
    'Shopify contacts',
    'Shopify trades',
    'Xero contacts',
    'Xero trades',
    'QuickBooks contacts',
  ])
})
