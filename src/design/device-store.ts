// What a device keeps while there is no connection. Everything is encrypted with a key that the browser made and
// never hands out, not even to us: whoever copies the files of the browser has noise.

/** Things kept on the device by name; names sort, so that `tap:1` comes before `tap:2`. */
export type DeviceStore = Readonly<{
  /** False where the browser can keep nothing safely: then all is gone with the page. */
  isKept: boolean
  get: <Value>(name: string) => Promise<Value | undefined>
  /** Everything whose name begins like this, by name. */
  all: <Value>(beginning: string) => Promise<(readonly [name: string, value: Value])[]>
  /** Written through to the disk before it is done. */
  put: (name: string, value: unknown) => Promise<void>
  remove: (names: readonly string[]) => Promise<void>
  removeAll: (beginning: string) => Promise<void>
}>

type Sealed = Readonly<{ iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }>

/** Opens what the device keeps under a name. */
export async function openDeviceStore(database: string): Promise<DeviceStore> {
  if (!globalThis.isSecureContext || globalThis.indexedDB === undefined) return inMemory()
  try {
    const db = await openDatabase(database)
    const key = await keyOf(db)
    return sealedIn(db, key)
  } catch {
    // A private window may refuse to keep anything.
    return inMemory()
  }
}

/** Takes away all that the device keeps under a name, with the key. */
export function forgetDeviceStore(database: string): Promise<void> {
  return new Promise((done) => {
    if (globalThis.indexedDB === undefined) return done()
    const request = indexedDB.deleteDatabase(database)
    request.onsuccess = () => done()
    request.onerror = () => done()
    // A page that has it open closes it when it is told, and then it goes.
    request.onblocked = () => done()
  })
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('key')
      request.result.createObjectStore('kept')
    }
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close()
      done(request.result)
    }
    request.onerror = () => fail(request.error)
  })
}

async function keyOf(db: IDBDatabase): Promise<CryptoKey> {
  const known = await asked<CryptoKey | undefined>(db.transaction('key').objectStore('key').get('own'))
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const transaction = db.transaction('key', 'readwrite', { durability: 'strict' })
  const store = transaction.objectStore('key')
  // Another window may have been quicker: the first key stays.
  const first = store.get('own')
  first.onsuccess = () => {
    if (first.result === undefined) store.put(made, 'own')
  }
  await finished(transaction)
  return asked<CryptoKey>(db.transaction('key').objectStore('key').get('own'))
}

function sealedIn(db: IDBDatabase, key: CryptoKey): DeviceStore {
  const read = () => db.transaction('kept').objectStore('kept')
  const change = async (run: (store: IDBObjectStore) => void) => {
    const transaction = db.transaction('kept', 'readwrite', { durability: 'strict' })
    run(transaction.objectStore('kept'))
    await finished(transaction)
  }
  return {
    isKept: true,
    get: async (name) => {
      const sealed = await asked<Sealed | undefined>(read().get(name))
      return sealed && opened(key, sealed)
    },
    all: async (beginning) => {
      const [names, sealed] = await Promise.all([
        asked<IDBValidKey[]>(read().getAllKeys(rangeOf(beginning))),
        asked<Sealed[]>(read().getAll(rangeOf(beginning))),
      ])
      return Promise.all(
        sealed.map(async (one, at) => [String(names[at]), await opened(key, one)] as const),
      ) as Promise<never>
    },
    put: async (name, value) => {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const text = new TextEncoder().encode(JSON.stringify(value))
      const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text)
      await change((store) => store.put({ iv, data }, name))
    },
    remove: (names) => change((store) => names.forEach((name) => store.delete(name))),
    removeAll: (beginning) => change((store) => store.delete(rangeOf(beginning))),
  }
}

async function opened<Value>(key: CryptoKey, { iv, data }: Sealed): Promise<Value> {
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data)
  return JSON.parse(new TextDecoder().decode(text))
}

const rangeOf = (beginning: string) => IDBKeyRange.bound(beginning, `${beginning}\uffff`)

function asked<Value>(request: IDBRequest): Promise<Value> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done()
    transaction.onabort = () => fail(transaction.error)
    transaction.onerror = () => fail(transaction.error)
  })
}

function inMemory(): DeviceStore {
  const kept = new Map<string, string>()
  const valueOf = (text: string | undefined) => (text === undefined ? undefined : JSON.parse(text))
  const namesFrom = (beginning: string) =>
    [...kept.keys()].filter((name) => name.startsWith(beginning)).sort()
  return {
    isKept: false,
    get: async (name) => valueOf(kept.get(name)),
    all: async (beginning) => namesFrom(beginning).map((name) => [name, valueOf(kept.get(name))] as const),
    put: async (name, value) => {
      kept.set(name, JSON.stringify(value))
    },
    remove: async (names) => names.forEach((name) => kept.delete(name)),
    removeAll: async (beginning) => namesFrom(beginning).forEach((name) => kept.delete(name)),
  }
}
