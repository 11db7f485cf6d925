-- Money in from a party, money out to a party, what it was for, and what was paid.

create table product (
  workspace_id uuid not null references workspace,
  id uuid not null,
  code text,
  name text not null check (length(name) between 1 and 500),
  source text not null default 'typed',
  external_id text,
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, source, external_id)
);
create index product_by_name on product (workspace_id, name);

-- A sale or a purchase. A return is one whose total is negative; a sale to nobody known has no party.
create table trade (
  workspace_id uuid not null references workspace,
  id uuid not null,
  party_id uuid,
  side text not null check (side in ('sale', 'purchase')),
  number text,
  happened_at timestamptz not null,
  happened_on date not null,
  due_on date,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  total_minor bigint not null,
  is_return boolean not null default false,
  note text,
  source text not null default 'typed',
  external_id text,
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, source, external_id),
  foreign key (workspace_id, party_id) references party on delete cascade
);
create index trade_by_party on trade (workspace_id, party_id, side, happened_on);
create index trade_by_day on trade (workspace_id, happened_on);
create index trade_by_due on trade (workspace_id, due_on) where due_on is not null and archived_at is null;

-- Unit prices may be finer than a penny (0.001); what counts in sums is amount_minor, rounded per line.
create table trade_line (
  workspace_id uuid not null,
  trade_id uuid not null,
  position int not null check (position >= 0),
  product_id uuid,
  description text,
  quantity numeric(16, 4) not null,
  unit_price numeric(18, 6) not null,
  amount_minor bigint not null,
  primary key (workspace_id, trade_id, position),
  foreign key (workspace_id, trade_id) references trade on delete cascade,
  foreign key (workspace_id, product_id) references product on delete set null (product_id)
);
create index trade_line_by_product on trade_line (workspace_id, product_id);

create table payment (
  workspace_id uuid not null references workspace,
  id uuid not null,
  party_id uuid,
  trade_id uuid,
  side text not null check (side in ('sale', 'purchase')),
  amount_minor bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  paid_on date not null,
  note text,
  source text not null default 'typed',
  external_id text,
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, source, external_id),
  foreign key (workspace_id, party_id) references party on delete cascade,
  foreign key (workspace_id, trade_id) references trade on delete set null (trade_id)
);
create index payment_by_party on payment (workspace_id, party_id, paid_on);
create index payment_by_trade on payment (workspace_id, trade_id);

alter table product enable row level security;
alter table trade enable row level security;
alter table trade_line enable row level security;
alter table payment enable row level security;
create policy own_workspace on product using (workspace_id = platform.current_workspace());
create policy own_workspace on trade using (workspace_id = platform.current_workspace());
create policy own_workspace on trade_line using (workspace_id = platform.current_workspace());
create policy own_workspace on payment using (workspace_id = platform.current_workspace());
grant select, insert, update, delete on product, trade, trade_line, payment to rapport_app;

-- A table that was just emptied is known as empty, and a long import into it would be planned as for no rows at
-- all, to its end. So the import has the sizes learned anew on its way; if somebody else is at it, it goes without.
create function platform.learn_trade_sizes() returns void
  language plpgsql security definer set search_path = public, pg_catalog set lock_timeout = '200ms'
as $$
begin
  analyze product, trade, trade_line;
exception when lock_not_available then
  null;
end $$;
revoke execute on function platform.learn_trade_sizes() from public;
grant execute on function platform.learn_trade_sizes() to rapport_app;
