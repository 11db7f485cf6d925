import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type pg from 'pg'
import { stopwatch } from '../clock.ts'
import type { DB } from '../../../database/types.gen.ts'

/**
 * The database as one piece of work sees it: a query builder bound to one connection in the name of one
 * workspace, with plain SQL beside it for the hottest lists.
 */
export class Connection extends Kysely<DB> {
  readonly #line: Line

  /** `mayPrepare` is false where the next statement may reach another connection of the database. */
  constructor(client: pg.ClientBase, mayPrepare = true) {
    const line = new Line(client, mayPrepare)
    super({ dialect: dialectOf(line) })
    this.#line = line
  }

  /**
   * Runs plain SQL and gives its rows: `connection.query<Row>('select … where id = $1', [id])`. A statement that is
   * always put in the same words may be `prepared`: each connection reads it once, and plans it once where the
   * values hardly matter. Not for searches: what finds one of a hundred thousand is slow for what all have.
   */
  async query<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
    { prepared = false }: { prepared?: boolean } = {},
  ): Promise<Row[]> {
    const result = await this.#line.send<Row>(prepared ? { text, name: nameOf(text) } : { text }, values)
    return result.rows
  }

  /** The bare client, for COPY streams. Nothing else may run on the connection until `use` is done. */
  exclusively<T>(use: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    return this.#line.take(use)
  }

  /** After this every query fails: the connection belongs to somebody else's work now. */
  over(): void {
    this.#line.close()
  }
}

/** A statement; under its name a connection knows it from before. */
type Statement = Readonly<{ text: string; name?: string | undefined }>

const names = new Map<string, string>()
const mostNames = 300

/** The same name for the same words; none any more once there are so many that they can't be constant. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `rapport ${names.size + 1}`
  names.set(text, name)
  return name
}

/** Whom to tell of questions that take long. */
type Watch = Readonly<{ slowMs: number; tell: (statement: string, tookMs: number) => void }>

const watchOf = new WeakMap<pg.ClientBase, Watch>()

/** Has whatever is asked on a connection timed. */
export function watchQueries(client: pg.ClientBase, watch: Watch): void {
  watchOf.set(client, watch)
}

/** Queries on one connection wait for each other, so that `Promise.all` over queries is safe. */
class Line {
  readonly #client: pg.ClientBase
  readonly #mayPrepare: boolean
  #last: Promise<unknown> = Promise.resolve()
  #isOpen = true

  constructor(client: pg.ClientBase, mayPrepare: boolean) {
    this.#client = client
    this.#mayPrepare = mayPrepare
  }

  send<Row extends pg.QueryResultRow>(
    { text, name }: Statement,
    values: readonly unknown[],
  ): Promise<pg.QueryResult<Row>> {
    const watch = watchOf.get(this.#client)
    const asked = { text, values: [...values], ...(name !== undefined && this.#mayPrepare ? { name } : {}) }
    if (watch === undefined) return this.take((client) => client.query<Row>(asked))
    return this.take(async (client) => {
      const took = stopwatch()
      try {
        return await client.query<Row>(asked)
      } finally {
        if (took() >= watch.slowMs) watch.tell(text, took())
      }
    })
  }

  take<T>(use: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      if (!this.#isOpen)
        throw new Error('This piece of database work is over; its connection was given back.')
      return use(this.#client)
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  close(): void {
    this.#isOpen = false
  }
}

function dialectOf(line: Line): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOf(connectionOf(line)),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

function connectionOf(line: Line): DatabaseConnection {
  return {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const { command, rowCount, rows } = await line.send({ text: query.sql }, query.parameters)
      const changed =
        command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
      return { rows: rows as Row[], ...(changed ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
    },
    streamQuery() {
      throw new Error('Rows are not streamed through the builder; use a COPY or read in pages.')
    },
  }
}

function driverOf(connection: DatabaseConnection): Driver {
  // Transactions are begun by `writing`, once, together with the workspace.
  const refuse = () => Promise.reject(new Error('Use `writing`; it is one transaction already.'))
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
}
