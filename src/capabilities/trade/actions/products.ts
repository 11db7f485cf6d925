import type { Writing } from '../../../platform/work.ts'
import type { TradeLineDraft } from '../model.ts'
import {
  insertProducts,
  type KeptProduct,
  loadProductsOf,
  nameProducts,
  type ProductId,
} from '../store/products.ts'

/** The products of one source, learned as its lines come by: each key is looked up once. */
export class ProductShelf {
  readonly #added: ProductId[] = []
  readonly #byKey = new Map<string, KeptProduct>()
  readonly #work: Writing
  readonly #source: string

  constructor(work: Writing, source: string) {
    this.#work = work
    this.#source = source
  }

  /** Those that were added since one asked last. */
  news(): ProductId[] {
    return this.#added.splice(0)
  }

  at(key: string): KeptProduct | undefined {
    return this.#byKey.get(key)
  }

  /** Looks up or adds the products of these lines; the first name that comes for a product is its name. */
  async learn(lines: readonly TradeLineDraft[]): Promise<void> {
    const unknown = new Set<string>()
    for (const { productKey } of lines)
      if (productKey !== null && !this.#byKey.has(productKey)) unknown.add(productKey)
    if (unknown.size > 0)
      for (const product of await loadProductsOf(this.#work, this.#source, [...unknown]))
        if (product.externalId !== null) this.#byKey.set(product.externalId, product)
    const created: KeptProduct[] = []
    const named = new Set<KeptProduct>()
    for (const { productKey, productName } of lines) {
      if (productKey === null) continue
      const known = this.#byKey.get(productKey)
      if (!known) created.push(this.#put(productKey, productName))
      else if (productName !== null && isNameless(known) && productName !== productKey) {
        Object.assign(known, { name: productName, code: productKey })
        named.add(known)
      }
    }
    for (const product of created) named.delete(product)
    await insertProducts(this.#work, created)
    await nameProducts(this.#work, [...named])
  }

  #put(key: string, name: string | null): KeptProduct {
    const product: KeptProduct = {
      id: this.#work.newId('product'),
      // A key that is itself the name is no code.
      code: name === key ? null : key,
      name: name ?? key,
      source: this.#source,
      externalId: key,
    }
    this.#byKey.set(key, product)
    this.#added.push(product.id)
    return product
  }
}

function isNameless(product: KeptProduct): boolean {
  return product.code !== null && product.name === product.code
}
