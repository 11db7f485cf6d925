-- How often somebody tried to sign in lately. Digests only: neither an e-mail nor an address can be read from them.

create table auth.sign_in_try (
  key bytea primary key,
  tries int not null,
  since timestamptz not null
);
create index sign_in_try_by_age on auth.sign_in_try (since);
grant select, insert, update, delete on auth.sign_in_try to rapport_control;
