-- Links that open a door once: a new password, a new e-mail, and the way back to the old one. Kept as digests only.

create table auth.link (
  id uuid primary key,
  user_id uuid not null references auth."user" (id) on delete cascade,
  purpose text not null check (purpose in ('password', 'email', 'email-back')),
  digest text not null unique,
  -- The address that this link puts in place.
  email text,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);
create index link_by_user on auth.link (user_id, purpose, created_at);
grant select, insert, update, delete on auth.link to rapport_control;

-- Whether an e-mail is known is looked up by a job, so that whoever asks learns nothing from how long the answer takes.
grant execute on function platform.enqueue(text, json, text, timestamptz) to rapport_control;
