-- Who may come in. The schema auth is the control plane: people who sign in, and which workspaces they belong to.

create table auth."user" (
  id uuid primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table auth.session (
  id uuid primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references auth."user" (id) on delete cascade
);
create index session_by_user on auth.session ("userId");

create table auth.account (
  id uuid primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_by_user on auth.account ("userId");

create table auth.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_by_identifier on auth.verification (identifier);

create table auth.membership (
  user_id uuid not null references auth."user" (id) on delete cascade,
  workspace_id uuid not null,
  created_at timestamptz not null,
  primary key (user_id, workspace_id)
);
create index membership_by_workspace on auth.membership (workspace_id);
grant select, insert, update, delete on all tables in schema auth to rapport_control;

create table workspace (
  workspace_id uuid not null primary key,
  name text not null check (length(name) between 1 and 200),
  country text not null check (country ~ '^[A-Z]{2}$'),
  time_zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  working_days smallint[] not null default '{1,2,3,4,5}',
  daily_talks smallint not null default 2 check (daily_talks between 1 and 50),
  as_of date,
  version int not null default 1,
  created_at timestamptz not null
);

create table member (
  workspace_id uuid not null references workspace,
  id uuid not null,
  user_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  email text not null,
  roles text[] not null check (roles <@ '{owner,leader,staff,counter,bookkeeper,auditor}' and cardinality(roles) > 0),
  state text not null default 'active' check (state in ('active', 'suspended')),
  language text not null default 'en',
  version int not null default 1,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, user_id)
);

create table invitation (
  workspace_id uuid not null references workspace,
  id uuid not null,
  name text not null,
  email text not null,
  roles text[] not null check (roles <@ '{owner,leader,staff,counter,bookkeeper,auditor}' and cardinality(roles) > 0),
  token_digest text not null,
  invited_by uuid not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, token_digest),
  foreign key (workspace_id, invited_by) references member
);

create table api_key (
  workspace_id uuid not null references workspace,
  id uuid not null,
  member_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  hint text not null,
  digest text not null,
  scopes text[] not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, digest),
  foreign key (workspace_id, member_id) references member
);

alter table workspace enable row level security;
alter table member enable row level security;
alter table invitation enable row level security;
alter table api_key enable row level security;
create policy own_workspace on workspace using (workspace_id = platform.current_workspace());
create policy own_workspace on member using (workspace_id = platform.current_workspace());
create policy own_workspace on invitation using (workspace_id = platform.current_workspace());
create policy own_workspace on api_key using (workspace_id = platform.current_workspace());
grant select, insert, update on workspace, member, invitation, api_key to rapport_app;
