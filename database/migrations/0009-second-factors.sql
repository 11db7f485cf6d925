-- A second factor, recovery codes and passkeys; and of a session, where it was started and when its person last
-- proved who they are.

alter table auth.session add "timeZone" text;
alter table auth.session add "confirmedAt" timestamptz;
update auth.session set "confirmedAt" = "createdAt";
alter table auth.session alter "confirmedAt" set default now();
alter table auth.session alter "confirmedAt" set not null;

-- The secret is encrypted with a key that the database doesn't hold. An unconfirmed one is not asked for yet.
create table auth.authenticator (
  id uuid primary key,
  user_id uuid not null references auth."user" (id) on delete cascade,
  secret text not null,
  confirmed_at timestamptz,
  -- The last code that was used counts no more.
  last_step bigint not null default 0,
  wrong_tries int not null default 0,
  wrong_at timestamptz,
  created_at timestamptz not null
);
create unique index authenticator_in_use on auth.authenticator (user_id) where confirmed_at is not null;
create unique index authenticator_in_the_making on auth.authenticator (user_id) where confirmed_at is null;

create table auth.recovery_code (
  user_id uuid not null references auth."user" (id) on delete cascade,
  digest text not null,
  used_at timestamptz,
  created_at timestamptz not null,
  primary key (user_id, digest)
);

create table auth.passkey (
  id uuid primary key,
  name text,
  "publicKey" text not null,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  "credentialID" text not null unique,
  counter bigint not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz not null default now(),
  aaguid text,
  "lastUsedAt" timestamptz
);
create index passkey_by_user on auth.passkey ("userId");

grant select, insert, update, delete on auth.authenticator, auth.recovery_code, auth.passkey to rapport_control;
