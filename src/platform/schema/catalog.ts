import type pg from 'pg'

/** A column as the catalog describes it. */
export type Column = Readonly<{
  name: string
  /** As SQL writes it: `text`, `timestamp with time zone`, `uuid[]`. */
  type: string
  isNullable: boolean
  default: string | null
  /** Computed by the database, and so never written. */
  isGenerated: boolean
  comment: string | null
}>

/** A table or view with all that belongs to it. */
export type Relation = Readonly<{
  schema: string
  name: string
  kind: 'table' | 'view'
  definition: string | null
  isRowSecurityOn: boolean
  comment: string | null
  columns: readonly Column[]
  constraints: readonly string[]
  indexes: readonly string[]
  triggers: readonly string[]
  policies: readonly string[]
  grants: readonly string[]
}>

/** A function of ours. */
export type Routine = Readonly<{ definition: string; grants: readonly string[] }>

/** All of our schema, in an order that depends on names only. */
export type Catalog = Readonly<{
  extensions: readonly string[]
  schemaGrants: readonly string[]
  relations: readonly Relation[]
  routines: readonly Routine[]
}>

const schemas = ['public', 'auth', 'platform']

/** Reads the schema of a migrated database. The job queue's tables are its own affair. */
export async function readCatalog(pool: pg.Pool): Promise<Catalog> {
  const extensions = await names(
    pool,
    `select extname as name from pg_extension where extname <> 'plpgsql' order by 1`,
  )
  const relations = await pool.query<Relation>(relationSql, [schemas])
  const routines = await pool.query<Routine>(routineSql, [schemas])
  const schemaGrants = await pool.query<{ grants: string[] }>(schemaGrantSql, [schemas])
  return {
    extensions,
    schemaGrants: schemaGrants.rows.flatMap(({ grants }) => grants),
    relations: relations.rows,
    routines: routines.rows,
  }
}

async function names(pool: pg.Pool, sql: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(sql)
  return rows.map(({ name }) => name)
}

const grantsOf = (acl: string, object: string) => `
  coalesce((
    select array_agg(format('grant %s on %s to %s', privileges, ${object}, grantee) order by grantee)
    from (
      select
        case when a.grantee = 0 then 'public' else a.grantee::regrole::text end as grantee,
        string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) as privileges
      from aclexplode(${acl}) a
      where a.grantee <> a.grantor
      group by 1
    ) given
  ), '{}')`

// Who may see into which schema.
const schemaGrantSql = `
  select ${grantsOf('n.nspacl', `'schema ' || n.nspname`)} as grants
  from pg_namespace n
  where n.nspname = any($1)
  order by n.nspname`

const relationSql = `
  select
    n.nspname as schema,
    c.relname as name,
    case when c.relkind in ('v', 'm') then 'view' else 'table' end as kind,
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as definition,
    c.relrowsecurity as "isRowSecurityOn",
    obj_description(c.oid, 'pg_class') as comment,
    (
      select coalesce(json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'isNullable', not a.attnotnull,
        'default', pg_get_expr(d.adbin, d.adrelid),
        'isGenerated', a.attgenerated <> '' or a.attidentity = 'a',
        'comment', col_description(c.oid, a.attnum)
      ) order by a.attnum), '[]')
      from pg_attribute a
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    ) as columns,
    coalesce((
      select array_agg(format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
        order by array_position('{p,u,f,c,x}', k.contype::text), k.conname)
      from pg_constraint k
      where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')
    ), '{}') as constraints,
    coalesce((
      select array_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text)
      from pg_index i
      where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    ), '{}') as indexes,
    coalesce((
      select array_agg(pg_get_triggerdef(t.oid) order by t.tgname)
      from pg_trigger t
      where t.tgrelid = c.oid and not t.tgisinternal
    ), '{}') as triggers,
    coalesce((
      select array_agg(format('create policy %I on %I.%I for %s%s%s', p.polname, n.nspname, c.relname,
        case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
        ' using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
        ' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') order by p.polname)
      from pg_policy p
      where p.polrelid = c.oid
    ), '{}') as policies,
    ${grantsOf('c.relacl', `format('%I.%I', n.nspname, c.relname)`)} as grants
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any($1)
    and c.relkind in ('r', 'p', 'v', 'm')
    and not exists (select from pg_depend e where e.objid = c.oid and e.deptype = 'e')
  order by array_position($1, n.nspname::text), c.relname`

const routineSql = `
  select
    pg_get_functiondef(p.oid) as definition,
    ${grantsOf('p.proacl', `'function ' || p.oid::regprocedure`)} as grants
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = any($1)
    and p.prokind in ('f', 'p')
    and not exists (select from pg_depend e where e.objid = p.oid and e.deptype = 'e')
  order by n.nspname, p.oid::regprocedure::text`
