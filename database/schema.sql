-- Made by scripts/schema.mjs from the migrated database, for reading. Write a migration to change it.

create extension btree_gin;
create extension pg_trgm;
create extension unaccent;

grant usage on schema auth to rapport_control;
grant usage on schema platform to rapport_app;
grant usage on schema platform to rapport_control;
grant usage on schema public to public;
grant usage on schema public to rapport_app;

create table api_key (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  hint text not null,
  digest text not null,
  scopes text[] not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint api_key_pkey PRIMARY KEY (workspace_id, id),
  constraint api_key_workspace_id_digest_key UNIQUE (workspace_id, digest),
  constraint api_key_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint api_key_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint api_key_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
alter table api_key enable row level security;
create policy own_workspace on public.api_key for all using ((workspace_id = platform.current_workspace()));
grant insert, select, update on public.api_key to rapport_app;

create table bulk_change (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid,
  field text not null,
  parties integer not null,
  undone_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint bulk_change_pkey PRIMARY KEY (workspace_id, id),
  constraint bulk_change_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint bulk_change_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id) ON DELETE SET NULL (member_id)
);
CREATE INDEX bulk_change_by_member ON public.bulk_change USING btree (workspace_id, member_id);
alter table bulk_change enable row level security;
create policy own_workspace on public.bulk_change for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.bulk_change to rapport_app;

create table bulk_change_party (
  workspace_id uuid not null,
  bulk_id uuid not null,
  party_id uuid not null,
  before jsonb,
  after jsonb,
  constraint bulk_change_party_pkey PRIMARY KEY (workspace_id, bulk_id, party_id),
  constraint bulk_change_party_workspace_id_bulk_id_fkey FOREIGN KEY (workspace_id, bulk_id) REFERENCES bulk_change(workspace_id, id) ON DELETE CASCADE,
  constraint bulk_change_party_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX bulk_change_party_by_party ON public.bulk_change_party USING btree (workspace_id, party_id);
alter table bulk_change_party enable row level security;
create policy own_workspace on public.bulk_change_party for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.bulk_change_party for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.bulk_change_party to rapport_app;

create table consent (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  purpose text not null,
  detail text,
  given_on date not null,
  given_how text not null,
  proof text,
  recorded_by uuid,
  withdrawn_on date,
  withdrawn_how text,
  withdrawal_recorded_by uuid,
  created_at timestamp with time zone not null,
  constraint consent_pkey PRIMARY KEY (workspace_id, id),
  constraint consent_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint consent_check CHECK ((withdrawn_on >= given_on)),
  constraint consent_check1 CHECK (((withdrawn_on IS NULL) = (withdrawn_how IS NULL))),
  constraint consent_detail_check CHECK ((length(detail) <= 300)),
  constraint consent_given_how_check CHECK ((given_how = ANY (ARRAY['in-person'::text, 'paper'::text, 'phone'::text, 'email'::text, 'online'::text, 'other'::text]))),
  constraint consent_proof_check CHECK ((length(proof) <= 2000)),
  constraint consent_purpose_check CHECK ((purpose = ANY (ARRAY['newsletter'::text, 'offers'::text, 'calls'::text, 'messages'::text, 'surveys'::text, 'photo'::text, 'introductions'::text, 'other'::text]))),
  constraint consent_withdrawn_how_check CHECK ((withdrawn_how = ANY (ARRAY['in-person'::text, 'paper'::text, 'phone'::text, 'email'::text, 'online'::text, 'other'::text])))
);
CREATE INDEX consent_by_party ON public.consent USING btree (workspace_id, party_id, given_on);
alter table consent enable row level security;
create policy own_workspace on public.consent for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.consent for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.consent to rapport_app;

create table counter_tap (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  member_id uuid,
  kind text not null,
  happened_at timestamp with time zone not null,
  outcome text not null,
  created_at timestamp with time zone not null,
  constraint counter_tap_pkey PRIMARY KEY (workspace_id, id),
  constraint counter_tap_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint counter_tap_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint counter_tap_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint counter_tap_kind_check CHECK ((kind = ANY (ARRAY['visit'::text, 'note'::text, 'take-back'::text]))),
  constraint counter_tap_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'same-visit'::text, 'taken-back'::text])))
);
CREATE INDEX counter_tap_by_member ON public.counter_tap USING btree (workspace_id, member_id);
CREATE INDEX counter_tap_by_party ON public.counter_tap USING btree (workspace_id, party_id, happened_at DESC);
alter table counter_tap enable row level security;
create policy own_workspace on public.counter_tap for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.counter_tap for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.counter_tap to rapport_app;

create table custom_field (
  workspace_id uuid not null,
  id uuid not null,
  label text not null,
  type text not null,
  options jsonb not null default '[]'::jsonb,
  position integer not null,
  retired_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint custom_field_pkey PRIMARY KEY (workspace_id, id),
  constraint custom_field_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint custom_field_label_check CHECK (((char_length(label) >= 1) AND (char_length(label) <= 100))),
  constraint custom_field_options_check CHECK ((jsonb_typeof(options) = 'array'::text)),
  constraint custom_field_type_check CHECK ((type = ANY (ARRAY['text'::text, 'long-text'::text, 'number'::text, 'date'::text, 'choice'::text, 'choices'::text, 'yes-no'::text, 'money'::text, 'link'::text, 'party'::text])))
);
alter table custom_field enable row level security;
create policy own_workspace on public.custom_field for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.custom_field to rapport_app;

create table duplicate_key (
  workspace_id uuid not null,
  party_id uuid not null,
  key text not null,
  constraint duplicate_key_pkey PRIMARY KEY (workspace_id, party_id, key),
  constraint duplicate_key_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX duplicate_key_by_key ON public.duplicate_key USING btree (workspace_id, key, party_id);
alter table duplicate_key enable row level security;
create policy own_workspace on public.duplicate_key for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.duplicate_key for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.duplicate_key to rapport_app;

create table duplicate_pair (
  workspace_id uuid not null,
  id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  state text not null,
  chance real not null,
  reasons jsonb not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  created_at timestamp with time zone not null,
  constraint duplicate_pair_pkey PRIMARY KEY (workspace_id, id),
  constraint duplicate_pair_workspace_id_one_id_other_id_key UNIQUE (workspace_id, one_id, other_id),
  constraint duplicate_pair_workspace_id_decided_by_fkey FOREIGN KEY (workspace_id, decided_by) REFERENCES member(workspace_id, id),
  constraint duplicate_pair_workspace_id_one_id_fkey FOREIGN KEY (workspace_id, one_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint duplicate_pair_workspace_id_other_id_fkey FOREIGN KEY (workspace_id, other_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint duplicate_pair_chance_check CHECK (((chance >= (0)::double precision) AND (chance <= (1)::double precision))),
  constraint duplicate_pair_state_check CHECK ((state = ANY (ARRAY['open'::text, 'different'::text])))
);
CREATE INDEX duplicate_pair_by_chance ON public.duplicate_pair USING btree (workspace_id, state, chance, id);
CREATE INDEX duplicate_pair_by_member ON public.duplicate_pair USING btree (workspace_id, decided_by);
CREATE INDEX duplicate_pair_by_other ON public.duplicate_pair USING btree (workspace_id, other_id);
alter table duplicate_pair enable row level security;
create policy own_workspace on public.duplicate_pair for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.duplicate_pair for all using (((one_id IN ( SELECT platform.stewarded() AS stewarded)) AND (other_id IN ( SELECT platform.stewarded() AS stewarded))));
grant delete, insert, select, update on public.duplicate_pair to rapport_app;

create table duplicate_scan (
  workspace_id uuid not null,
  scanned_to timestamp with time zone not null,
  compared bigint not null,
  found integer not null,
  models jsonb not null,
  finished_at timestamp with time zone not null,
  constraint duplicate_scan_pkey PRIMARY KEY (workspace_id),
  constraint duplicate_scan_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
);
alter table duplicate_scan enable row level security;
create policy own_workspace on public.duplicate_scan for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.duplicate_scan to rapport_app;

create table erasure (
  workspace_id uuid not null,
  id uuid not null,
  former_id uuid not null,
  kind text not null,
  member_id uuid not null,
  erased_at timestamp with time zone not null,
  counts jsonb not null,
  trades_kept integer not null,
  payments_kept integer not null,
  files_gone_at timestamp with time zone,
  let_back_at timestamp with time zone,
  constraint erasure_pkey PRIMARY KEY (workspace_id, id),
  constraint erasure_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint erasure_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint erasure_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text])))
);
CREATE INDEX erasure_by_member ON public.erasure USING btree (workspace_id, member_id);
alter table erasure enable row level security;
create policy own_workspace on public.erasure for all using ((workspace_id = platform.current_workspace()));
grant insert, select, update on public.erasure to rapport_app;

create table fact (
  workspace_id uuid not null,
  id uuid not null,
  happened_at timestamp with time zone not null,
  member_id uuid,
  kind text not null,
  subject_id uuid,
  party_id uuid,
  details jsonb not null default '{}'::jsonb,
  constraint fact_pkey PRIMARY KEY (workspace_id, id),
  constraint fact_kind_check CHECK ((kind ~ '^[A-Z][A-Za-z]+$'::text))
);
CREATE INDEX fact_by_party ON public.fact USING btree (workspace_id, party_id, id) WHERE (party_id IS NOT NULL);
CREATE INDEX fact_by_subject ON public.fact USING btree (workspace_id, subject_id, id);
alter table fact enable row level security;
create policy own_workspace on public.fact for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.fact for select using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant insert, select on public.fact to rapport_app;

create table forgotten (
  workspace_id uuid not null,
  digest text not null,
  erasure_id uuid not null,
  constraint forgotten_pkey PRIMARY KEY (workspace_id, digest, erasure_id),
  constraint forgotten_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
);
CREATE INDEX forgotten_by_erasure ON public.forgotten USING btree (workspace_id, erasure_id);
alter table forgotten enable row level security;
create policy own_workspace on public.forgotten for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select on public.forgotten to rapport_app;

create table forgotten_salt (
  workspace_id uuid not null,
  salt bytea not null,
  constraint forgotten_salt_pkey PRIMARY KEY (workspace_id),
  constraint forgotten_salt_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
);
alter table forgotten_salt enable row level security;
create policy own_workspace on public.forgotten_salt for all using ((workspace_id = platform.current_workspace()));
grant insert, select on public.forgotten_salt to rapport_app;

create table idempotency_key (
  workspace_id uuid not null,
  member_id uuid not null,
  key text not null,
  request_digest text not null,
  status integer,
  response text,
  created_at timestamp with time zone not null,
  held_until timestamp with time zone,
  constraint idempotency_key_pkey PRIMARY KEY (workspace_id, member_id, key),
  constraint idempotency_key_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200)))
);
CREATE INDEX idempotency_key_by_age ON public.idempotency_key USING btree (workspace_id, created_at);
alter table idempotency_key enable row level security;
create policy own_workspace on public.idempotency_key for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.idempotency_key to rapport_app;

create table import (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid,
  file_name text not null,
  bytes bigint not null,
  state text not null,
  sniffed jsonb not null,
  plan jsonb,
  progress jsonb,
  report jsonb,
  error jsonb,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  noted boolean not null default false,
  undo jsonb,
  constraint import_pkey PRIMARY KEY (workspace_id, id),
  constraint import_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint import_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint import_state_check CHECK ((state = ANY (ARRAY['received'::text, 'trying'::text, 'tried'::text, 'writing'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'undoing'::text, 'undone'::text])))
);
CREATE INDEX import_by_age ON public.import USING btree (workspace_id, created_at DESC);
alter table import enable row level security;
create policy own_workspace on public.import for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.import to rapport_app;

create table import_batch (
  workspace_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  source text not null,
  parties uuid[] not null,
  trades uuid[] not null,
  products uuid[] not null,
  since uuid,
  constraint import_batch_pkey PRIMARY KEY (workspace_id, id),
  constraint import_batch_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES import(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX import_batch_by_import ON public.import_batch USING btree (workspace_id, import_id, id);
alter table import_batch enable row level security;
create policy own_workspace on public.import_batch for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.import_batch to rapport_app;

create table import_gain (
  workspace_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  party_id uuid not null,
  gain jsonb not null,
  constraint import_gain_pkey PRIMARY KEY (workspace_id, id),
  constraint import_gain_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES import(workspace_id, id) ON DELETE CASCADE,
  constraint import_gain_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX import_gain_by_import ON public.import_gain USING btree (workspace_id, import_id, id);
CREATE INDEX import_gain_by_party ON public.import_gain USING btree (workspace_id, party_id);
alter table import_gain enable row level security;
create policy own_workspace on public.import_gain for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.import_gain for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.import_gain to rapport_app;

create table import_trade_change (
  workspace_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  trade_id uuid not null,
  before jsonb not null,
  version integer not null,
  constraint import_trade_change_pkey PRIMARY KEY (workspace_id, id),
  constraint import_trade_change_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES import(workspace_id, id) ON DELETE CASCADE,
  constraint import_trade_change_workspace_id_trade_id_fkey FOREIGN KEY (workspace_id, trade_id) REFERENCES trade(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX import_trade_change_by_import ON public.import_trade_change USING btree (workspace_id, import_id, id);
CREATE INDEX import_trade_change_by_trade ON public.import_trade_change USING btree (workspace_id, trade_id);
alter table import_trade_change enable row level security;
create policy own_workspace on public.import_trade_change for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.import_trade_change to rapport_app;

create table interaction (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  member_id uuid,
  kind text not null,
  direction text not null,
  outcome text not null,
  happened_at timestamp with time zone not null,
  happened_on date not null,
  minutes smallint,
  notes text,
  asked text,
  said text,
  next_on date,
  source text not null default 'typed'::text,
  external_id text,
  archived_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint interaction_pkey PRIMARY KEY (workspace_id, id),
  constraint interaction_workspace_id_source_external_id_key UNIQUE (workspace_id, source, external_id),
  constraint interaction_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint interaction_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint interaction_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint interaction_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint interaction_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'meeting'::text, 'visit'::text, 'video'::text, 'email'::text, 'message'::text, 'letter'::text, 'event'::text]))),
  constraint interaction_minutes_check CHECK (((minutes >= 0) AND (minutes <= 1440))),
  constraint interaction_notes_check CHECK ((length(notes) <= 20000)),
  constraint interaction_outcome_check CHECK ((outcome = ANY (ARRAY['reached'::text, 'no-answer'::text, 'voicemail'::text, 'wrong-number'::text, 'call-back'::text]))),
  constraint interaction_said_check CHECK ((length(said) <= 20000))
);
CREATE INDEX interaction_by_day ON public.interaction USING btree (workspace_id, happened_on, member_id);
CREATE INDEX interaction_by_member ON public.interaction USING btree (workspace_id, member_id, happened_on);
CREATE INDEX interaction_by_next ON public.interaction USING btree (workspace_id, next_on) WHERE ((next_on IS NOT NULL) AND (archived_at IS NULL));
CREATE INDEX interaction_by_party ON public.interaction USING btree (workspace_id, party_id, happened_at DESC, id);
alter table interaction enable row level security;
create policy own_workspace on public.interaction for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.interaction for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.interaction to rapport_app;

create table invitation (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  email text not null,
  roles text[] not null,
  token_digest text not null,
  invited_by uuid not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone not null,
  limited boolean not null default false,
  constraint invitation_pkey PRIMARY KEY (workspace_id, id),
  constraint invitation_workspace_id_token_digest_key UNIQUE (workspace_id, token_digest),
  constraint invitation_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint invitation_workspace_id_invited_by_fkey FOREIGN KEY (workspace_id, invited_by) REFERENCES member(workspace_id, id),
  constraint invitation_roles_check CHECK (((roles <@ '{owner,leader,staff,counter,bookkeeper,auditor}'::text[]) AND (cardinality(roles) > 0)))
);
alter table invitation enable row level security;
create policy own_workspace on public.invitation for all using ((workspace_id = platform.current_workspace()));
grant insert, select, update on public.invitation to rapport_app;

create table link (
  workspace_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null,
  note text,
  since date,
  until date,
  created_at timestamp with time zone not null,
  role text,
  version integer not null default 1,
  own_kind_id uuid,
  constraint link_pkey PRIMARY KEY (workspace_id, id),
  constraint link_once UNIQUE NULLS NOT DISTINCT (workspace_id, from_id, to_id, kind, own_kind_id),
  constraint link_workspace_id_from_id_fkey FOREIGN KEY (workspace_id, from_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint link_workspace_id_own_kind_id_fkey FOREIGN KEY (workspace_id, own_kind_id) REFERENCES link_kind(workspace_id, id),
  constraint link_workspace_id_to_id_fkey FOREIGN KEY (workspace_id, to_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint link_check CHECK ((from_id <> to_id)),
  constraint link_dates_check CHECK ((until >= since)),
  constraint link_kind_check CHECK ((kind = ANY (ARRAY['works-at'::text, 'family'::text, 'refers'::text, 'supplies'::text, 'produces-for'::text, 'owns'::text, 'friend'::text, 'own'::text]))),
  constraint link_own_kind_check CHECK (((kind = 'own'::text) = (own_kind_id IS NOT NULL))),
  constraint link_role_check CHECK ((length(role) <= 300))
);
CREATE INDEX link_by_own_kind ON public.link USING btree (workspace_id, own_kind_id) WHERE (own_kind_id IS NOT NULL);
CREATE INDEX link_by_target ON public.link USING btree (workspace_id, to_id);
alter table link enable row level security;
create policy own_workspace on public.link for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.link for all using (((from_id IN ( SELECT platform.stewarded() AS stewarded)) AND (to_id IN ( SELECT platform.stewarded() AS stewarded))));
grant delete, insert, select, update on public.link to rapport_app;

create table link_kind (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  reverse_name text not null,
  retired_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint link_kind_pkey PRIMARY KEY (workspace_id, id),
  constraint link_kind_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint link_kind_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint link_kind_reverse_name_check CHECK (((length(reverse_name) >= 1) AND (length(reverse_name) <= 80)))
);
CREATE UNIQUE INDEX link_kind_by_name ON public.link_kind USING btree (workspace_id, lower(name)) WHERE (retired_at IS NULL);
alter table link_kind enable row level security;
create policy own_workspace on public.link_kind for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.link_kind to rapport_app;

create table mail (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  once_key text,
  recipient text not null,
  subject text not null,
  sealed_letter text,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  problem text,
  reply text,
  useful_until timestamp with time zone,
  claimed_until timestamp with time zone,
  created_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint mail_pkey PRIMARY KEY (workspace_id, id),
  constraint mail_workspace_id_once_key_key UNIQUE (workspace_id, once_key),
  constraint mail_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint mail_kind_check CHECK ((kind ~ '^[a-z-]+$'::text)),
  constraint mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'refused'::text, 'failed'::text, 'late'::text])))
);
CREATE INDEX mail_by_age ON public.mail USING btree (workspace_id, created_at, id);
alter table mail enable row level security;
create policy own_workspace on public.mail for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.mail to rapport_app;

create table member (
  workspace_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null,
  email text not null,
  roles text[] not null,
  state text not null default 'active'::text,
  language text not null default 'en'::text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  limited boolean not null default false,
  invited_by uuid,
  last_seen_at timestamp with time zone,
  constraint member_pkey PRIMARY KEY (workspace_id, id),
  constraint member_workspace_id_user_id_key UNIQUE (workspace_id, user_id),
  constraint member_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint member_workspace_id_invited_by_fkey FOREIGN KEY (workspace_id, invited_by) REFERENCES member(workspace_id, id),
  constraint member_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint member_roles_check CHECK (((roles <@ '{owner,leader,staff,counter,bookkeeper,auditor}'::text[]) AND (cardinality(roles) > 0))),
  constraint member_state_check CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text, 'left'::text]))),
  constraint owner_sees_all CHECK ((NOT (limited AND ('owner'::text = ANY (roles)))))
);
CREATE INDEX member_by_inviter ON public.member USING btree (workspace_id, invited_by);
alter table member enable row level security;
create policy own_workspace on public.member for all using ((workspace_id = platform.current_workspace()));
grant insert, select, update on public.member to rapport_app;

create table occasion (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  kind text not null,
  label text,
  month smallint not null,
  day smallint not null,
  year smallint,
  constraint occasion_pkey PRIMARY KEY (workspace_id, id),
  constraint occasion_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint occasion_day_check CHECK (((day >= 1) AND (day <= 31))),
  constraint occasion_kind_check CHECK ((kind = ANY (ARRAY['birthday'::text, 'anniversary'::text, 'festival'::text, 'other'::text]))),
  constraint occasion_month_check CHECK (((month >= 1) AND (month <= 12)))
);
CREATE INDEX occasion_by_day ON public.occasion USING btree (workspace_id, month, day);
CREATE INDEX occasion_by_party ON public.occasion USING btree (workspace_id, party_id);
alter table occasion enable row level security;
create policy own_workspace on public.occasion for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.occasion for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.occasion to rapport_app;

create table party (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  display_name text not null,
  sort_name text not null,
  given_name text,
  family_name text,
  goes_by text,
  say_it text,
  pronoun text,
  language text,
  time_zone text,
  preferred_channel text,
  preferred_hours text,
  do_not_contact boolean not null default false,
  the_usual text,
  organisation_name text,
  tags text[] not null default '{}'::text[],
  search_text text not null default ''::text,
  source text not null default 'typed'::text,
  external_id text,
  archived_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  the_usual_minor bigint,
  the_usual_currency text,
  constraint party_pkey PRIMARY KEY (workspace_id, id),
  constraint party_workspace_id_source_external_id_key UNIQUE (workspace_id, source, external_id),
  constraint party_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint party_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 300))),
  constraint party_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text]))),
  constraint party_preferred_channel_check CHECK ((preferred_channel = ANY (ARRAY['call'::text, 'visit'::text, 'email'::text, 'message'::text, 'letter'::text]))),
  constraint party_pronoun_check CHECK ((pronoun = ANY (ARRAY['she'::text, 'he'::text, 'they'::text]))),
  constraint party_the_usual_currency_check CHECK ((the_usual_currency ~ '^[A-Z]{3}$'::text)),
  constraint party_the_usual_minor_check CHECK (((the_usual_minor >= 0) AND (the_usual_minor <= '999999999999'::bigint))),
  constraint party_usual_price_check CHECK (((the_usual_minor IS NULL) = (the_usual_currency IS NULL)))
);
CREATE INDEX party_by_age ON public.party USING btree (workspace_id, created_at, id);
CREATE INDEX party_by_name ON public.party USING btree (workspace_id, sort_name, id) WHERE (archived_at IS NULL);
CREATE INDEX party_by_organisation ON public.party USING btree (workspace_id, organisation_name) WHERE (organisation_name IS NOT NULL);
CREATE INDEX party_search ON public.party USING gin (workspace_id, ((' '::text || search_text)) gin_trgm_ops) WITH (gin_pending_list_limit='256');
alter table party enable row level security;
create policy own_workspace on public.party for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party for all using ((id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.party to rapport_app;

create table party_address (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  lines text,
  town text,
  region text,
  postcode text,
  country text,
  label text,
  position smallint not null default 0,
  constraint party_address_pkey PRIMARY KEY (workspace_id, id),
  constraint party_address_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX party_address_by_party ON public.party_address USING btree (workspace_id, party_id);
alter table party_address enable row level security;
create policy own_workspace on public.party_address for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party_address for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.party_address to rapport_app;

create table party_card (
  workspace_id uuid not null,
  code text not null,
  party_id uuid not null,
  created_at timestamp with time zone not null,
  constraint party_card_pkey PRIMARY KEY (workspace_id, code),
  constraint party_card_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint party_card_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint party_card_code_check CHECK (((length(code) >= 4) AND (length(code) <= 200)))
);
CREATE INDEX party_card_by_party ON public.party_card USING btree (workspace_id, party_id);
alter table party_card enable row level security;
create policy own_workspace on public.party_card for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party_card for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.party_card to rapport_app;

create table party_custom (
  workspace_id uuid not null,
  party_id uuid not null,
  known jsonb not null,
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  constraint party_custom_pkey PRIMARY KEY (workspace_id, party_id),
  constraint party_custom_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint party_custom_known_check CHECK ((jsonb_typeof(known) = 'object'::text))
);
alter table party_custom enable row level security;
create policy own_workspace on public.party_custom for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party_custom for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.party_custom to rapport_app;

create table party_custom_party (
  workspace_id uuid not null,
  party_id uuid not null,
  field_id uuid not null,
  other_id uuid not null,
  constraint party_custom_party_pkey PRIMARY KEY (workspace_id, party_id, field_id),
  constraint party_custom_party_workspace_id_field_id_fkey FOREIGN KEY (workspace_id, field_id) REFERENCES custom_field(workspace_id, id),
  constraint party_custom_party_workspace_id_other_id_fkey FOREIGN KEY (workspace_id, other_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint party_custom_party_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX party_custom_party_by_field ON public.party_custom_party USING btree (workspace_id, field_id, other_id);
CREATE INDEX party_custom_party_by_other ON public.party_custom_party USING btree (workspace_id, other_id);
alter table party_custom_party enable row level security;
create policy own_workspace on public.party_custom_party for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party_custom_party for all using (((party_id IN ( SELECT platform.stewarded() AS stewarded)) AND (other_id IN ( SELECT platform.stewarded() AS stewarded))));
grant delete, insert, select, update on public.party_custom_party to rapport_app;

create table party_email (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  address text not null,
  label text,
  position smallint not null default 0,
  constraint party_email_pkey PRIMARY KEY (workspace_id, id),
  constraint party_email_workspace_id_party_id_address_key UNIQUE (workspace_id, party_id, address),
  constraint party_email_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX party_email_by_address ON public.party_email USING btree (workspace_id, address);
alter table party_email enable row level security;
create policy own_workspace on public.party_email for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party_email for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.party_email to rapport_app;

create table party_insight (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  kind text not null,
  text text not null,
  importance text,
  state text,
  learned_on date not null,
  learned_by uuid,
  archived_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint party_insight_pkey PRIMARY KEY (workspace_id, id),
  constraint party_insight_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint party_insight_check CHECK (((kind = ANY (ARRAY['want'::text, 'expectation'::text])) = (state IS NOT NULL))),
  constraint party_insight_check1 CHECK (((kind = ANY (ARRAY['want'::text, 'expectation'::text])) = (importance IS NOT NULL))),
  constraint party_insight_importance_check CHECK ((importance = ANY (ARRAY['minor'::text, 'normal'::text, 'vital'::text]))),
  constraint party_insight_kind_check CHECK ((kind = ANY (ARRAY['why'::text, 'want'::text, 'expectation'::text, 'need'::text, 'offering'::text]))),
  constraint party_insight_state_check CHECK ((state = ANY (ARRAY['met'::text, 'not-met'::text, 'not-known'::text]))),
  constraint party_insight_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
);
CREATE INDEX party_insight_by_party ON public.party_insight USING btree (workspace_id, party_id, created_at);
alter table party_insight enable row level security;
create policy own_workspace on public.party_insight for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party_insight for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.party_insight to rapport_app;

create table party_merge (
  workspace_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  gone_source text not null,
  gone_external_id text,
  gone jsonb not null,
  kept_before jsonb not null,
  kept_after jsonb,
  member_id uuid,
  undone_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint party_merge_pkey PRIMARY KEY (workspace_id, id),
  constraint party_merge_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint party_merge_workspace_id_kept_id_fkey FOREIGN KEY (workspace_id, kept_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint party_merge_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id)
);
CREATE INDEX party_merge_by_age ON public.party_merge USING btree (workspace_id, created_at, id);
CREATE INDEX party_merge_by_gone ON public.party_merge USING btree (workspace_id, gone_id) WHERE (undone_at IS NULL);
CREATE INDEX party_merge_by_kept ON public.party_merge USING btree (workspace_id, kept_id);
CREATE INDEX party_merge_by_member ON public.party_merge USING btree (workspace_id, member_id);
CREATE INDEX party_merge_by_number ON public.party_merge USING btree (workspace_id, gone_source, gone_external_id) WHERE (undone_at IS NULL);
alter table party_merge enable row level security;
create policy own_workspace on public.party_merge for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party_merge for all using ((kept_id IN ( SELECT platform.stewarded() AS stewarded)));
grant insert, select, update on public.party_merge to rapport_app;

create table party_merge_row (
  workspace_id uuid not null,
  merge_id uuid not null,
  table_name text not null,
  key jsonb not null,
  before jsonb not null,
  was_dropped boolean not null default false,
  constraint party_merge_row_pkey PRIMARY KEY (workspace_id, merge_id, table_name, key),
  constraint party_merge_row_workspace_id_merge_id_fkey FOREIGN KEY (workspace_id, merge_id) REFERENCES party_merge(workspace_id, id) ON DELETE CASCADE
);
alter table party_merge_row enable row level security;
create policy own_workspace on public.party_merge_row for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party_merge_row for all using ((EXISTS ( SELECT
   FROM party_merge m
  WHERE ((m.workspace_id = party_merge_row.workspace_id) AND (m.id = party_merge_row.merge_id)))));
grant select on public.party_merge_row to rapport_app;

create table party_note (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  kind text not null,
  text text not null,
  learned_on date not null,
  learned_by uuid,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  search_text text not null default ''::text,
  constraint party_note_pkey PRIMARY KEY (workspace_id, id),
  constraint party_note_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint party_note_kind_check CHECK ((kind = ANY (ARRAY['family'::text, 'life'::text, 'interest'::text, 'other'::text]))),
  constraint party_note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 10000)))
);
CREATE INDEX party_note_by_party ON public.party_note USING btree (workspace_id, party_id, learned_on);
CREATE INDEX party_note_search ON public.party_note USING gin (workspace_id, ((' '::text || search_text)) gin_trgm_ops) WITH (gin_pending_list_limit='256') WHERE (archived_at IS NULL);
alter table party_note enable row level security;
create policy own_workspace on public.party_note for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party_note for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.party_note to rapport_app;

create table party_phone (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  e164 text,
  as_given text not null,
  label text,
  position smallint not null default 0,
  constraint party_phone_pkey PRIMARY KEY (workspace_id, id),
  constraint party_phone_workspace_id_party_id_as_given_key UNIQUE (workspace_id, party_id, as_given),
  constraint party_phone_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX party_phone_by_number ON public.party_phone USING btree (workspace_id, e164);
alter table party_phone enable row level security;
create policy own_workspace on public.party_phone for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party_phone for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.party_phone to rapport_app;

create table party_photo (
  workspace_id uuid not null,
  party_id uuid not null,
  digest text not null,
  large bytea not null,
  small bytea not null,
  added_by uuid,
  created_at timestamp with time zone not null,
  constraint party_photo_pkey PRIMARY KEY (workspace_id, party_id),
  constraint party_photo_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint party_photo_digest_check CHECK ((digest ~ '^[0-9a-f]{16}$'::text)),
  constraint party_photo_large_check CHECK ((length(large) <= 1000000)),
  constraint party_photo_small_check CHECK ((length(small) <= 100000))
);
alter table party_photo enable row level security;
create policy own_workspace on public.party_photo for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party_photo for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.party_photo to rapport_app;

create table party_role (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  role text not null,
  since date,
  until date,
  steward_id uuid,
  created_at timestamp with time zone not null,
  constraint party_role_pkey PRIMARY KEY (workspace_id, id),
  constraint party_role_workspace_id_party_id_role_key UNIQUE (workspace_id, party_id, role),
  constraint party_role_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint party_role_workspace_id_steward_id_fkey FOREIGN KEY (workspace_id, steward_id) REFERENCES member(workspace_id, id),
  constraint party_role_check CHECK (((until IS NULL) OR (since IS NULL) OR (until >= since))),
  constraint party_role_role_check CHECK ((role = ANY (ARRAY['customer'::text, 'supplier'::text, 'producer'::text, 'partner'::text, 'prospect'::text])))
);
CREATE INDEX party_role_by_role ON public.party_role USING btree (workspace_id, role, party_id);
CREATE INDEX party_role_by_steward ON public.party_role USING btree (workspace_id, steward_id, party_id);
alter table party_role enable row level security;
create policy own_workspace on public.party_role for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.party_role for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.party_role to rapport_app;

create table payment (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid,
  trade_id uuid,
  side text not null,
  amount_minor bigint not null,
  currency text not null,
  paid_on date not null,
  note text,
  source text not null default 'typed'::text,
  external_id text,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint payment_pkey PRIMARY KEY (workspace_id, id),
  constraint payment_workspace_id_source_external_id_key UNIQUE (workspace_id, source, external_id),
  constraint payment_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint payment_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint payment_workspace_id_trade_id_fkey FOREIGN KEY (workspace_id, trade_id) REFERENCES trade(workspace_id, id) ON DELETE SET NULL (trade_id),
  constraint payment_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint payment_side_check CHECK ((side = ANY (ARRAY['sale'::text, 'purchase'::text])))
);
CREATE INDEX payment_by_party ON public.payment USING btree (workspace_id, party_id, paid_on);
CREATE INDEX payment_by_trade ON public.payment USING btree (workspace_id, trade_id);
alter table payment enable row level security;
create policy own_workspace on public.payment for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.payment for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.payment to rapport_app;

create table product (
  workspace_id uuid not null,
  id uuid not null,
  code text,
  name text not null,
  source text not null default 'typed'::text,
  external_id text,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint product_pkey PRIMARY KEY (workspace_id, id),
  constraint product_workspace_id_source_external_id_key UNIQUE (workspace_id, source, external_id),
  constraint product_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint product_name_check CHECK (((length(name) >= 1) AND (length(name) <= 500)))
);
CREATE INDEX product_by_name ON public.product USING btree (workspace_id, name);
alter table product enable row level security;
create policy own_workspace on public.product for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.product to rapport_app;

create table profile_look (
  workspace_id uuid not null,
  party_id uuid not null,
  member_id uuid not null,
  on_day date not null,
  first_at timestamp with time zone not null,
  constraint profile_look_pkey PRIMARY KEY (workspace_id, party_id, member_id, on_day),
  constraint profile_look_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint profile_look_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint profile_look_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX profile_look_by_day ON public.profile_look USING btree (workspace_id, on_day);
CREATE INDEX profile_look_by_member ON public.profile_look USING btree (workspace_id, member_id);
alter table profile_look enable row level security;
create policy own_workspace on public.profile_look for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.profile_look for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.profile_look to rapport_app;

create table promise (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  interaction_id uuid,
  member_id uuid,
  by text not null,
  text text not null,
  due_on date not null,
  kept_at timestamp with time zone,
  source text not null default 'typed'::text,
  archived_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint promise_pkey PRIMARY KEY (workspace_id, id),
  constraint promise_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint promise_workspace_id_interaction_id_fkey FOREIGN KEY (workspace_id, interaction_id) REFERENCES interaction(workspace_id, id) ON DELETE SET NULL (interaction_id),
  constraint promise_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint promise_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint promise_by_check CHECK ((by = ANY (ARRAY['us'::text, 'them'::text]))),
  constraint promise_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
);
CREATE INDEX promise_by_due ON public.promise USING btree (workspace_id, due_on) WHERE ((kept_at IS NULL) AND (archived_at IS NULL));
CREATE INDEX promise_by_interaction ON public.promise USING btree (workspace_id, interaction_id);
CREATE INDEX promise_by_member ON public.promise USING btree (workspace_id, member_id);
CREATE INDEX promise_by_party ON public.promise USING btree (workspace_id, party_id);
alter table promise enable row level security;
create policy own_workspace on public.promise for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.promise for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.promise to rapport_app;

create table relationship (
  workspace_id uuid not null,
  party_id uuid not null,
  sort_name text not null,
  added_at timestamp with time zone not null,
  is_archived boolean not null,
  roles text[] not null,
  steward_ids uuid[] not null,
  state text,
  chance real,
  worth_year_minor bigint not null,
  last_talk_on date,
  words text not null,
  constraint relationship_pkey PRIMARY KEY (workspace_id, party_id),
  constraint relationship_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX relationship_by_last_talk ON public.relationship USING btree (workspace_id, is_archived, last_talk_on DESC NULLS LAST, party_id DESC);
CREATE INDEX relationship_by_name ON public.relationship USING btree (workspace_id, is_archived, sort_name, party_id);
CREATE INDEX relationship_by_silence ON public.relationship USING btree (workspace_id, is_archived, last_talk_on, party_id);
CREATE INDEX relationship_by_words ON public.relationship USING gin (workspace_id, words gin_trgm_ops) WITH (gin_pending_list_limit='256');
CREATE INDEX relationship_by_worth ON public.relationship USING btree (workspace_id, is_archived, worth_year_minor, party_id);
alter table relationship enable row level security;
create policy own_workspace on public.relationship for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.relationship for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.relationship to rapport_app;

create table relationship_mark (
  workspace_id uuid not null,
  fact_id uuid not null,
  next_fact_id uuid,
  next_xid bigint,
  constraint relationship_mark_pkey PRIMARY KEY (workspace_id),
  constraint relationship_mark_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint relationship_mark_check CHECK (((next_fact_id IS NULL) = (next_xid IS NULL)))
);
alter table relationship_mark enable row level security;
create policy own_workspace on public.relationship_mark for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.relationship_mark to rapport_app;

create table saved_view (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  shared boolean not null,
  arrangement jsonb not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint saved_view_pkey PRIMARY KEY (workspace_id, id),
  constraint saved_view_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint saved_view_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id) ON DELETE CASCADE,
  constraint saved_view_arrangement_check CHECK ((jsonb_typeof(arrangement) = 'object'::text)),
  constraint saved_view_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100)))
);
CREATE INDEX saved_view_by_member ON public.saved_view USING btree (workspace_id, member_id);
alter table saved_view enable row level security;
create policy own_workspace on public.saved_view for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.saved_view to rapport_app;

create table schedule_failure (
  workspace_id uuid not null,
  schedule text not null,
  failed_at timestamp with time zone not null,
  code text not null,
  constraint schedule_failure_pkey PRIMARY KEY (workspace_id, schedule),
  constraint schedule_failure_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint schedule_failure_schedule_check CHECK ((schedule ~ '^[a-z-]+$'::text))
);
alter table schedule_failure enable row level security;
create policy own_workspace on public.schedule_failure for all using ((workspace_id = platform.current_workspace()));
grant insert, select, update on public.schedule_failure to rapport_app;

create table today_entry (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  party_id uuid not null,
  on_day date not null,
  position smallint not null,
  score real not null,
  because jsonb not null,
  ask text not null,
  later_until date,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint today_entry_pkey PRIMARY KEY (workspace_id, id),
  constraint today_entry_workspace_id_on_day_party_id_key UNIQUE (workspace_id, on_day, party_id),
  constraint today_entry_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint today_entry_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint today_entry_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX today_entry_by_member ON public.today_entry USING btree (workspace_id, member_id, on_day);
CREATE INDEX today_entry_by_party ON public.today_entry USING btree (workspace_id, party_id, later_until);
alter table today_entry enable row level security;
create policy own_workspace on public.today_entry for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.today_entry for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.today_entry to rapport_app;

create table trade (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid,
  side text not null,
  number text,
  happened_at timestamp with time zone not null,
  happened_on date not null,
  due_on date,
  currency text not null,
  total_minor bigint not null,
  is_return boolean not null default false,
  note text,
  source text not null default 'typed'::text,
  external_id text,
  archived_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint trade_pkey PRIMARY KEY (workspace_id, id),
  constraint trade_workspace_id_source_external_id_key UNIQUE (workspace_id, source, external_id),
  constraint trade_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint trade_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint trade_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint trade_side_check CHECK ((side = ANY (ARRAY['sale'::text, 'purchase'::text])))
);
CREATE INDEX trade_by_day ON public.trade USING btree (workspace_id, happened_on);
CREATE INDEX trade_by_due ON public.trade USING btree (workspace_id, due_on) WHERE ((due_on IS NOT NULL) AND (archived_at IS NULL));
CREATE INDEX trade_by_party ON public.trade USING btree (workspace_id, party_id, side, happened_on);
alter table trade enable row level security;
create policy own_workspace on public.trade for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.trade for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.trade to rapport_app;

create table trade_line (
  workspace_id uuid not null,
  trade_id uuid not null,
  position integer not null,
  product_id uuid,
  description text,
  quantity numeric(16,4) not null,
  unit_price numeric(18,6) not null,
  amount_minor bigint not null,
  constraint trade_line_pkey PRIMARY KEY (workspace_id, trade_id, "position"),
  constraint trade_line_workspace_id_product_id_fkey FOREIGN KEY (workspace_id, product_id) REFERENCES product(workspace_id, id) ON DELETE SET NULL (product_id),
  constraint trade_line_workspace_id_trade_id_fkey FOREIGN KEY (workspace_id, trade_id) REFERENCES trade(workspace_id, id) ON DELETE CASCADE,
  constraint trade_line_position_check CHECK (("position" >= 0))
);
CREATE INDEX trade_line_by_product ON public.trade_line USING btree (workspace_id, product_id);
alter table trade_line enable row level security;
create policy own_workspace on public.trade_line for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.trade_line for all using ((EXISTS ( SELECT
   FROM trade
  WHERE ((trade.workspace_id = trade_line.workspace_id) AND (trade.id = trade_line.trade_id)))));
grant delete, insert, select, update on public.trade_line to rapport_app;

create table vitality (
  workspace_id uuid not null,
  party_id uuid not null,
  fit_id uuid not null,
  as_of date not null,
  state text not null,
  candidate text not null,
  candidate_since date not null,
  state_since date not null,
  orders integer not null,
  first_on date not null,
  last_on date not null,
  silent_days integer not null,
  usual_gap_days real,
  longer_than_share real,
  due_on date,
  chance real,
  chance_low real,
  chance_high real,
  horizon_days integer not null,
  expected_orders real,
  worth_year_minor bigint not null default 0,
  worth_total_minor bigint not null default 0,
  reason jsonb not null,
  trail real[] not null default '{}'::real[],
  created_at timestamp with time zone not null,
  constraint vitality_pkey PRIMARY KEY (workspace_id, party_id),
  constraint vitality_workspace_id_fit_id_fkey FOREIGN KEY (workspace_id, fit_id) REFERENCES vitality_fit(workspace_id, id),
  constraint vitality_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE,
  constraint vitality_chance_check CHECK (((chance >= (0)::double precision) AND (chance <= (1)::double precision))),
  constraint vitality_chance_high_check CHECK (((chance_high >= (0)::double precision) AND (chance_high <= (1)::double precision))),
  constraint vitality_chance_low_check CHECK (((chance_low >= (0)::double precision) AND (chance_low <= (1)::double precision))),
  constraint vitality_longer_than_share_check CHECK (((longer_than_share >= (0)::double precision) AND (longer_than_share <= (1)::double precision))),
  constraint vitality_state_check CHECK ((state = ANY (ARRAY['new'::text, 'growing'::text, 'steady'::text, 'fading'::text, 'dying'::text, 'dormant'::text, 'too-early'::text, 'too-little-history'::text])))
);
CREATE INDEX vitality_by_chance ON public.vitality USING btree (workspace_id, chance, party_id);
CREATE INDEX vitality_by_fit ON public.vitality USING btree (workspace_id, fit_id);
CREATE INDEX vitality_by_state ON public.vitality USING btree (workspace_id, state, party_id);
CREATE INDEX vitality_by_worth ON public.vitality USING btree (workspace_id, worth_year_minor DESC, party_id);
alter table vitality enable row level security;
create policy own_workspace on public.vitality for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.vitality for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.vitality to rapport_app;

create table vitality_change (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  on_day date not null,
  before text,
  after text not null,
  chance real,
  created_at timestamp with time zone not null,
  constraint vitality_change_pkey PRIMARY KEY (workspace_id, id),
  constraint vitality_change_workspace_id_party_id_fkey FOREIGN KEY (workspace_id, party_id) REFERENCES party(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX vitality_change_by_party ON public.vitality_change USING btree (workspace_id, party_id, on_day);
alter table vitality_change enable row level security;
create policy own_workspace on public.vitality_change for all using ((workspace_id = platform.current_workspace()));
create policy stewarded on public.vitality_change for all using ((party_id IN ( SELECT platform.stewarded() AS stewarded)));
grant delete, insert, select, update on public.vitality_change to rapport_app;

create table vitality_fit (
  workspace_id uuid not null,
  id uuid not null,
  as_of date not null,
  model text not null,
  kind text not null,
  because text,
  customers integer not null,
  parameters jsonb not null,
  created_at timestamp with time zone not null,
  constraint vitality_fit_pkey PRIMARY KEY (workspace_id, id),
  constraint vitality_fit_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id),
  constraint vitality_fit_kind_check CHECK ((kind = ANY (ARRAY['told'::text, 'too-little-history'::text])))
);
CREATE INDEX vitality_fit_by_age ON public.vitality_fit USING btree (workspace_id, created_at);
alter table vitality_fit enable row level security;
create policy own_workspace on public.vitality_fit for all using ((workspace_id = platform.current_workspace()));
grant delete, insert, select, update on public.vitality_fit to rapport_app;

create table workspace (
  workspace_id uuid not null,
  name text not null,
  country text not null,
  time_zone text not null,
  currency text not null,
  working_days smallint[] not null default '{1,2,3,4,5}'::smallint[],
  daily_talks smallint not null default 2,
  as_of date,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint workspace_pkey PRIMARY KEY (workspace_id),
  constraint workspace_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint workspace_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint workspace_daily_talks_check CHECK (((daily_talks >= 1) AND (daily_talks <= 50))),
  constraint workspace_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table workspace enable row level security;
create policy own_workspace on public.workspace for all using ((workspace_id = platform.current_workspace()));
grant insert, select, update on public.workspace to rapport_app;

create table auth.account (
  id uuid not null,
  accountId text not null,
  providerId text not null,
  userId uuid not null,
  accessToken text,
  refreshToken text,
  idToken text,
  accessTokenExpiresAt timestamp with time zone,
  refreshTokenExpiresAt timestamp with time zone,
  scope text,
  password text,
  createdAt timestamp with time zone not null default now(),
  updatedAt timestamp with time zone not null default now(),
  constraint account_pkey PRIMARY KEY (id),
  constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX account_by_user ON auth.account USING btree ("userId");
grant delete, insert, select, update on auth.account to rapport_control;

create table auth.authenticator (
  id uuid not null,
  user_id uuid not null,
  secret text not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  wrong_tries integer not null default 0,
  wrong_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint authenticator_pkey PRIMARY KEY (id),
  constraint authenticator_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX authenticator_in_the_making ON auth.authenticator USING btree (user_id) WHERE (confirmed_at IS NULL);
CREATE UNIQUE INDEX authenticator_in_use ON auth.authenticator USING btree (user_id) WHERE (confirmed_at IS NOT NULL);
grant delete, insert, select, update on auth.authenticator to rapport_control;

create table auth.link (
  id uuid not null,
  user_id uuid not null,
  purpose text not null,
  digest text not null,
  email text,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint link_pkey PRIMARY KEY (id),
  constraint link_digest_key UNIQUE (digest),
  constraint link_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE,
  constraint link_purpose_check CHECK ((purpose = ANY (ARRAY['password'::text, 'email'::text, 'email-back'::text])))
);
CREATE INDEX link_by_user ON auth.link USING btree (user_id, purpose, created_at);
grant delete, insert, select, update on auth.link to rapport_control;

create table auth.membership (
  user_id uuid not null,
  workspace_id uuid not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint membership_pkey PRIMARY KEY (user_id, workspace_id),
  constraint membership_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX membership_by_workspace ON auth.membership USING btree (workspace_id);
grant delete, insert, select, update on auth.membership to rapport_control;

create table auth.passkey (
  id uuid not null,
  name text,
  publicKey text not null,
  userId uuid not null,
  credentialID text not null,
  counter bigint not null,
  deviceType text not null,
  backedUp boolean not null,
  transports text,
  createdAt timestamp with time zone not null default now(),
  aaguid text,
  lastUsedAt timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint "passkey_credentialID_key" UNIQUE ("credentialID"),
  constraint "passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX passkey_by_user ON auth.passkey USING btree ("userId");
grant delete, insert, select, update on auth.passkey to rapport_control;

create table auth.recovery_code (
  user_id uuid not null,
  digest text not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint recovery_code_pkey PRIMARY KEY (user_id, digest),
  constraint recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
grant delete, insert, select, update on auth.recovery_code to rapport_control;

create table auth.session (
  id uuid not null,
  expiresAt timestamp with time zone not null,
  token text not null,
  createdAt timestamp with time zone not null default now(),
  updatedAt timestamp with time zone not null default now(),
  ipAddress text,
  userAgent text,
  userId uuid not null,
  timeZone text,
  confirmedAt timestamp with time zone not null default now(),
  workspace_id uuid,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX session_by_user ON auth.session USING btree ("userId");
grant delete, insert, select, update on auth.session to rapport_control;

create table auth.sign_in_try (
  key bytea not null,
  tries integer not null,
  since timestamp with time zone not null,
  constraint sign_in_try_pkey PRIMARY KEY (key)
);
CREATE INDEX sign_in_try_by_age ON auth.sign_in_try USING btree (since);
grant delete, insert, select, update on auth.sign_in_try to rapport_control;

create table auth.user (
  id uuid not null,
  name text not null,
  email text not null,
  emailVerified boolean not null default false,
  image text,
  createdAt timestamp with time zone not null default now(),
  updatedAt timestamp with time zone not null default now(),
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email)
);
grant delete, insert, select, update on auth."user" to rapport_control;

create table auth.verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expiresAt timestamp with time zone not null,
  createdAt timestamp with time zone not null default now(),
  updatedAt timestamp with time zone not null default now(),
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_by_identifier ON auth.verification USING btree (identifier);
grant delete, insert, select, update on auth.verification to rapport_control;

create table platform.backup_run (
  id uuid not null,
  kind text not null,
  reason text not null,
  file text,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  outcome text,
  byte_count bigint,
  row_count bigint,
  took_ms bigint,
  constraint backup_run_pkey PRIMARY KEY (id),
  constraint backup_run_kind_check CHECK ((kind = ANY (ARRAY['backup'::text, 'drill'::text]))),
  constraint backup_run_reason_check CHECK ((reason = ANY (ARRAY['scheduled'::text, 'asked'::text, 'command'::text])))
);
CREATE INDEX backup_run_by_age ON platform.backup_run USING btree (kind, started_at);
grant select on platform.backup_run to rapport_app;

create table platform.heartbeat (
  schedule text not null,
  last_started_at timestamp with time zone,
  last_finished_at timestamp with time zone,
  last_result text,
  last_error text,
  cron text,
  known_since timestamp with time zone,
  watched_since timestamp with time zone,
  constraint heartbeat_pkey PRIMARY KEY (schedule)
);
grant insert, select, update on platform.heartbeat to rapport_app;
grant insert, select, update on platform.heartbeat to rapport_control;

create table platform.migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default clock_timestamp(),
  constraint migration_pkey PRIMARY KEY (name)
);

create view platform.note_search as
 SELECT workspace_id,
    party_id,
    (' '::text || search_text) AS words
   FROM party_note
  WHERE ((workspace_id = platform.current_workspace()) AND (archived_at IS NULL) AND ((( SELECT platform.sees_all() AS sees_all) IS NOT NULL) OR (party_id IN ( SELECT platform.stewarded() AS stewarded))));
grant select on platform.note_search to rapport_app;

create view platform.party_distance as
 SELECT workspace_id,
    party_id,
    (((4 - (round((COALESCE(chance, (0)::real) * (2)::double precision)))::integer) - ((worth_year_minor > 0))::integer) - ((last_talk_on IS NOT NULL))::integer) AS distance
   FROM relationship
  WHERE ((workspace_id = platform.current_workspace()) AND ((( SELECT platform.sees_all() AS sees_all) IS NOT NULL) OR (party_id IN ( SELECT platform.stewarded() AS stewarded))));
grant select on platform.party_distance to rapport_app;

create view platform.party_search as
 SELECT workspace_id,
    id,
    sort_name,
    (archived_at IS NOT NULL) AS is_archived,
    (' '::text || search_text) AS words
   FROM party
  WHERE ((workspace_id = platform.current_workspace()) AND ((( SELECT platform.sees_all() AS sees_all) IS NOT NULL) OR (id IN ( SELECT platform.stewarded() AS stewarded))));
grant select on platform.party_search to rapport_app;

create view platform.relationship_search as
 SELECT workspace_id,
    party_id,
    sort_name,
    added_at,
    is_archived,
    roles,
    steward_ids,
    state,
    chance,
    worth_year_minor,
    last_talk_on,
    words
   FROM relationship
  WHERE ((workspace_id = platform.current_workspace()) AND ((( SELECT platform.sees_all() AS sees_all) IS NOT NULL) OR (party_id IN ( SELECT platform.stewarded() AS stewarded))));
grant select on platform.relationship_search to rapport_app;

CREATE OR REPLACE FUNCTION platform.added_since_merge(which uuid)
 RETURNS TABLE(table_name text, id uuid, content jsonb)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := platform.current_workspace();
  part record;
begin
  for part in select * from platform.party_columns() p where p.key_columns = array['id'] loop
    return query execute format(
      'select %L, t.id, to_jsonb(t)
       from %I t
       join party_merge m on m.workspace_id = $1 and m.id = $2
       where t.workspace_id = $1 and m.kept_id in (%s) and t.id > m.id
         and not exists (
           select from party_merge_row r
           where r.workspace_id = $1 and r.table_name = %L and r.key = jsonb_build_object(''id'', t.id))
       order by t.id
       limit 200',
      part.table_name, part.table_name,
      (select string_agg(format('t.%I', one), ', ') from unnest(part.columns) one), part.table_name)
      using here, which;
  end loop;
end $function$;
grant execute on function platform.added_since_merge(uuid) to rapport_app;

CREATE OR REPLACE FUNCTION platform.after_moving(column_name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
RETURN format('coalesce((select m.kept from party_moving m where m.gone = t.%I), t.%I)'::text, column_name, column_name);

CREATE OR REPLACE FUNCTION platform.belong(person uuid, since timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_catalog'
BEGIN ATOMIC
 INSERT INTO auth.membership (user_id, workspace_id, created_at)  SELECT member.user_id,
             member.workspace_id,
             belong.since AS since
            FROM member
           WHERE ((member.workspace_id = platform.current_workspace()) AND (member.user_id = belong.person) AND (member.state <> 'left'::text)) ON CONFLICT DO NOTHING;
END;
grant execute on function platform.belong(uuid,timestamp with time zone) to rapport_app;

CREATE OR REPLACE FUNCTION platform.belong_no_more(person uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_catalog'
BEGIN ATOMIC
 DELETE FROM auth.membership
   WHERE ((membership.user_id = belong_no_more.person) AND (membership.workspace_id = platform.current_workspace()) AND (EXISTS ( SELECT
            FROM member
           WHERE ((member.workspace_id = membership.workspace_id) AND (member.user_id = belong_no_more.person) AND (member.state = 'left'::text)))));
END;
grant execute on function platform.belong_no_more(uuid) to rapport_app;

CREATE OR REPLACE FUNCTION platform.current_workspace()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('rapport.workspace_id'::text, true), ''::text))::uuid;

CREATE OR REPLACE FUNCTION platform.drop_moving(here uuid, table_name text, losing text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_catalog', 'pg_temp'
AS $function$
begin
  execute format(
    'with losing as (%s),
     marked as (
       update party_merge_row r
       set was_dropped = true
       from losing l, party_moving m
       where r.workspace_id = $1 and r.merge_id = m.merge_id and r.table_name = %L and r.key = l.key)
     delete from %I t using losing l where t.workspace_id = $1 and t.ctid = l.at',
    losing, table_name, table_name)
    using here;
end $function$;

CREATE OR REPLACE FUNCTION platform.enqueue(task text, payload json, job_key text DEFAULT NULL::text, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform jobs.add_job(
    identifier => task, payload => payload, run_at => coalesce(run_at, now()), max_attempts => 12,
    job_key => job_key, job_key_mode => case when job_key is null then null else 'preserve_run_at' end);
end $function$;
grant execute on function platform.enqueue(text,json,text,timestamp with time zone) to rapport_app;
grant execute on function platform.enqueue(text,json,text,timestamp with time zone) to rapport_control;

CREATE OR REPLACE FUNCTION platform.give_up_job(job_id bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform jobs.complete_jobs(array[job.id])
  from platform.jobs_here() job
  where job.id = job_id and job.attempts >= job.most_attempts and not job.is_running;
  return found;
end $function$;
grant execute on function platform.give_up_job(bigint) to rapport_app;

CREATE OR REPLACE FUNCTION platform.hanging_on_party(which uuid)
 RETURNS TABLE(table_name text, how_many bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_catalog', 'pg_temp'
AS $function$
declare
  part record;
begin
  for part in select * from platform.party_columns() loop
    return query execute format(
      'select %L, count(*) from %I t where t.workspace_id = $1 and (%s) having count(*) > 0',
      part.table_name, part.table_name,
      (select string_agg(format('t.%I = $2', one), ' or ') from unnest(part.columns) one))
      using platform.current_workspace(), which;
  end loop;
end $function$;
grant execute on function platform.hanging_on_party(uuid) to rapport_app;

CREATE OR REPLACE FUNCTION platform.is_listed(name text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
RETURN ((name ~~ 'party\_%'::text) AND (EXISTS (SELECT FROM pg_attribute a WHERE ((a.attrelid = ((format('public.%I'::text, is_listed.name))::regclass)::oid) AND (a.attname = 'position'::name) AND (NOT a.attisdropped)))));

CREATE OR REPLACE FUNCTION platform.jobs_here()
 RETURNS TABLE(id bigint, task text, attempts integer, most_attempts integer, is_running boolean, run_at timestamp with time zone, tried_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query
    select job.id, coalesce(job.payload ->> 'reaction', job.payload ->> 'name', kind.identifier), job.attempts::int,
      job.max_attempts::int, job.locked_at is not null, job.run_at, job.updated_at
    from jobs._private_jobs job
    join jobs._private_tasks kind on kind.id = job.task_id
    where job.payload ->> 'workspaceId' = platform.current_workspace()::text;
end $function$;
grant execute on function platform.jobs_here() to rapport_app;

CREATE OR REPLACE FUNCTION platform.keeps_one_firm()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
RETURN (SELECT (count(*) <= 1) FROM (SELECT DISTINCT membership.workspace_id FROM auth.membership LIMIT 2) firm);
grant execute on function platform.keeps_one_firm() to rapport_app;

CREATE OR REPLACE FUNCTION platform.key_of(key_columns text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
RETURN (SELECT format('jsonb_build_object(%s)'::text, string_agg(format('%L, t.%I'::text, one.one, one.one), ', '::text)) AS format FROM unnest(key_of.key_columns) one(one));

CREATE OR REPLACE FUNCTION platform.learn_trade_sizes()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_catalog'
 SET lock_timeout TO '200ms'
AS $function$
begin
  analyze product, trade, trade_line;
exception when lock_not_available then
  null;
end $function$;
grant execute on function platform.learn_trade_sizes() to rapport_app;

CREATE OR REPLACE FUNCTION platform.move_parties(merges uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := platform.current_workspace();
  part record;
  rule record;
  col text;
  about text;
  goes text;
  says text;
begin
  create temp table if not exists party_moving (gone uuid primary key, kept uuid not null, merge_id uuid not null)
    on commit drop;
  delete from party_moving;
  insert into party_moving
    select gone_id, kept_id, id from party_merge where workspace_id = here and id = any (merges);
  analyze party_moving;

  for part in select * from platform.party_columns() loop
    foreach col in array part.columns loop
      execute format(
        'insert into party_merge_row (workspace_id, merge_id, table_name, key, before)
         select $1, m.merge_id, %L, %s, to_jsonb(t)
         from party_moving m
         join %I t on t.workspace_id = $1 and t.%I = m.gone
         on conflict do nothing',
        part.table_name, platform.key_of(part.key_columns), part.table_name, col)
        using here;
    end loop;

    select
      string_agg(format(
        'select x.ctid
         from %I x
         join (select gone as id from party_moving union select kept from party_moving) p
           on x.workspace_id = $1 and x.%I = p.id', part.table_name, one), ' union '),
      string_agg(format('t.%I in (select gone from party_moving)', one), ' or ')
    into about, goes
    from unnest(part.columns) one;

    -- A tie of the two with each other would tie one with itself.
    select string_agg(format('%s = %s', platform.after_moving(one), platform.after_moving(other)), ' or ')
    into says
    from unnest(part.columns) one, unnest(part.columns) other
    where one < other;
    if says is not null then
      perform platform.drop_moving(here, part.table_name, format(
        'select t.ctid as at, %s as key from %I t where t.ctid in (%s) and (%s) and (%s)',
        platform.key_of(part.key_columns), part.table_name, about, goes, says));
    end if;

    -- What both have counts once: the row of the one that stays, else the older.
    for rule in
      select array_agg(a.attname::text order by a.attnum) as columns,
        pg_get_expr(i.indpred, i.indrelid) as only_where, i.indnullsnotdistinct as holds_nulls
      from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) and a.attname <> 'workspace_id'
      where i.indrelid = format('public.%I', part.table_name)::regclass and i.indisunique and i.indexprs is null
      group by i.indexrelid, i.indpred, i.indrelid, i.indnullsnotdistinct
      having array_agg(a.attname::text) && part.columns
    loop
      select string_agg(
          case when one = any (part.columns) then platform.after_moving(one) else format('t.%I', one) end, ', '),
        string_agg(format('t.%I is not null', one), ' and ')
      into says, col
      from unnest(rule.columns) one;
      perform platform.drop_moving(here, part.table_name, format(
        'select s.at, s.key
         from (
           select t.ctid as at, %s as key, row_number() over (partition by %s order by (%s), %s) as place
           from %I t
           where t.ctid in (%s) and (%s) and (%s)) s
         where s.place > 1',
        platform.key_of(part.key_columns), says, goes, platform.key_of(part.key_columns), part.table_name, about,
        case when rule.holds_nulls then 'true' else col end, coalesce(rule.only_where, 'true')));
    end loop;

    foreach col in array part.columns loop
      execute format('update %I t set %I = m.kept %s from party_moving m where t.workspace_id = $1 and t.%I = m.gone',
        part.table_name, col,
        -- In the lists of a record, what comes over stands behind what was there.
        case when platform.is_listed(part.table_name) then ', position = least(t.position + 100, 32000)' else '' end,
        col)
        using here;
    end loop;
  end loop;

  -- What the one that stays does not know of itself, the other may.
  select string_agg(format('%I = coalesce(p.%I, g.%I)', a.attname, a.attname, a.attname), ', ')
  into says
  from pg_attribute a
  where a.attrelid = 'public.party'::regclass and a.attnum > 0 and not a.attisdropped and not a.attnotnull
    and a.attgenerated = '' and a.attname not in ('external_id', 'archived_at');
  execute format(
    'update party p set %s
     from party_moving m
     join party g on g.workspace_id = $1 and g.id = m.gone
     where p.workspace_id = $1 and p.id = m.kept', says)
    using here;
  delete from party p using party_moving m where p.workspace_id = here and p.id = m.gone;
end $function$;
grant execute on function platform.move_parties(uuid[]) to rapport_app;

CREATE OR REPLACE FUNCTION platform.part_parties(which uuid, given uuid[], given_fields text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_catalog', 'pg_temp'
AS $function$
declare
  here uuid := platform.current_workspace();
  m party_merge;
  part record;
  kept_row record;
  row_before jsonb;
  now_kept jsonb;
  kept_again jsonb;
  now_named uuid;
  found_again int;
  col text;
  is_same text;
  sets text;
begin
  select * into strict m from party_merge where workspace_id = here and id = which and undone_at is null for update;
  select to_jsonb(p) into strict now_kept from party p where p.workspace_id = here and p.id = m.kept_id for update;
  row_before := m.gone || jsonb_build_object('version', (m.gone ->> 'version')::int + 1) || (
    select coalesce(jsonb_object_agg(f.key, f.value), '{}')
    from jsonb_each(platform.said_of_party(now_kept)) f
    where f.key = any (given_fields));
  -- What the merge put there goes again; what was written since stays, unless it is the other one's.
  kept_again := (
    select coalesce(jsonb_object_agg(f.key, m.kept_before -> f.key), '{}')
    from jsonb_each(platform.said_of_party(now_kept)) f
    where m.kept_before ? f.key and (f.value = m.kept_after -> f.key or f.key = any (given_fields)));
  select string_agg(format('%I = n.%I', key, key), ', ') into sets from jsonb_object_keys(kept_again) key;
  execute format(
    'update party p set %s from jsonb_populate_record(null::party, $3) n where p.workspace_id = $1 and p.id = $2', sets)
    using here, m.kept_id, kept_again;
  if exists (
    select from party
    where workspace_id = here and source = m.gone_source and external_id = m.gone_external_id)
  then row_before := row_before || '{"external_id": null}'; end if;
  if not platform.write_again('party', row_before) then raise exception 'a party can not be brought back'; end if;

  for part in select * from platform.party_columns() loop
    select string_agg(
      case when one = any (part.columns)
        then format('t.%I = case (r.key ->> %L)::uuid when $3 then $4 else (r.key ->> %L)::uuid end', one, one, one)
        else format('t.%I = (r.key ->> %L)::%s', one, one, (
          select format_type(a.atttypid, a.atttypmod)
          from pg_attribute a
          where a.attrelid = format('public.%I', part.table_name)::regclass and a.attname = one)) end, ' and ')
    into is_same
    from unnest(part.key_columns) one;
    select string_agg(format(
      '%I = case when (r.before ->> %L)::uuid = $3 and t.%I = $4 then $3 else t.%I end', one, one, one, one), ', ')
    into sets
    from unnest(part.columns) one;
    if platform.is_listed(part.table_name) then
      sets := sets || ', position = (r.before ->> ''position'')::int';
    end if;
    execute format(
      'update %I t set %s from party_merge_row r
       where t.workspace_id = $1 and r.workspace_id = $1 and r.merge_id = $2 and r.table_name = %L
         and not r.was_dropped and %s',
      part.table_name, sets, part.table_name, is_same)
      using here, which, m.gone_id, m.kept_id;

    for kept_row in execute format(
      'select r.before, r.was_dropped
       from party_merge_row r
       where r.workspace_id = $1 and r.merge_id = $2 and r.table_name = %L
         and not exists (select from %I t where t.workspace_id = $1 and %s)',
      part.table_name, part.table_name,
      (select string_agg(format('t.%I = (r.key ->> %L)::%s', one, one, (
          select format_type(a.atttypid, a.atttypmod)
          from pg_attribute a
          where a.attrelid = format('public.%I', part.table_name)::regclass and a.attname = one)), ' and ')
       from unnest(part.key_columns) one))
      using here, which
    loop
      row_before := kept_row.before;
      found_again := 0;
      -- A list that was written anew meanwhile holds the same under another id.
      if not kept_row.was_dropped and part.key_columns = array['id'] and array_length(part.columns, 1) = 1 then
        execute format(
          'update %I t set %I = $2 %s
           where t.ctid = (
             select t.ctid
             from %I t
             where t.workspace_id = $1 and t.%I = $3 and t.id > $4
               and to_jsonb(t) - $6 = $5 - $6
             limit 1)',
          part.table_name, part.columns[1],
          case when platform.is_listed(part.table_name) then ', position = ($5 ->> ''position'')::int' else '' end,
          part.table_name, part.columns[1])
          using here, m.gone_id, m.kept_id, which, row_before,
            array['id', 'position', 'created_at', part.columns[1]];
        get diagnostics found_again = row_count;
      end if;
      if found_again = 0 then
        -- Whom it named besides may have been made one with another since.
        foreach col in array part.columns loop
          select o.kept_id
          into now_named
          from party_merge o
          where o.workspace_id = here and o.gone_id = (row_before ->> col)::uuid and o.undone_at is null
            and o.id <> which
          order by o.id desc
          limit 1;
          if found then row_before := row_before || jsonb_build_object(col, now_named); end if;
        end loop;
        perform platform.write_again(part.table_name, row_before);
      end if;
    end loop;

    if part.key_columns = array['id'] then
      foreach col in array part.columns loop
        begin
          execute format('update %I t set %I = $2 where t.workspace_id = $1 and t.%I = $3 and t.id = any ($4)',
            part.table_name, col, col)
            using here, m.gone_id, m.kept_id, given;
        exception when unique_violation or check_violation then
          null;
        end;
      end loop;
    end if;
  end loop;
end $function$;
grant execute on function platform.part_parties(uuid,uuid[],text[]) to rapport_app;

CREATE OR REPLACE FUNCTION platform.parties_alike(typed text, archived boolean, at_most integer)
 RETURNS TABLE(id uuid, words text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_catalog'
 SET "pg_trgm.word_similarity_threshold" TO '0.4'
AS $function$
begin
  return query execute format(
    'select p.id, p.words from platform.party_search p where p.is_archived = $1 and p.words %%> %L limit $2', typed)
    using archived, at_most;
end $function$;
grant execute on function platform.parties_alike(text,boolean,integer) to rapport_app;

CREATE OR REPLACE FUNCTION platform.party_columns()
 RETURNS TABLE(table_name text, columns text[], key_columns text[])
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 SELECT (t.relname)::text AS relname,
     array_agg(DISTINCT (a.attname)::text) AS array_agg,
     ( SELECT array_agg((k.attname)::text ORDER BY k.attnum) AS array_agg
            FROM (pg_index i
              JOIN pg_attribute k ON (((k.attrelid = t.oid) AND (k.attnum = ANY ((i.indkey)::smallint[])))))
           WHERE ((i.indrelid = t.oid) AND i.indisprimary AND (k.attname <> 'workspace_id'::name))) AS array_agg
    FROM ((pg_constraint c
      JOIN pg_class t ON ((t.oid = c.conrelid)))
      JOIN pg_attribute a ON (((a.attrelid = t.oid) AND (a.attnum = ANY (c.conkey)) AND (a.attname <> 'workspace_id'::name))))
   WHERE ((c.contype = 'f'::"char") AND (c.confrelid = ('party'::regclass)::oid) AND (t.relnamespace = ('public'::regnamespace)::oid) AND (t.relname <> ALL (platform.worked_out_of_parties())))
   GROUP BY t.oid, t.relname;
END;

CREATE OR REPLACE FUNCTION platform.retry_job(job_id bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform jobs.reschedule_jobs(array[job.id], run_at => now(), attempts => 0)
  from platform.jobs_here() job
  where job.id = job_id and job.attempts >= job.most_attempts and not job.is_running;
  return found;
end $function$;
grant execute on function platform.retry_job(bigint) to rapport_app;

CREATE OR REPLACE FUNCTION platform.said_of_party(content jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
RETURN (content - ARRAY['workspace_id'::text, 'id'::text, 'version'::text, 'created_at'::text, 'updated_at'::text, 'search_text'::text, 'sort_name'::text, 'source'::text, 'external_id'::text]);

CREATE OR REPLACE FUNCTION platform.sees_all()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (NULLIF(current_setting('rapport.only_steward'::text, true), ''::text) IS NULL) THEN true ELSE NULL::boolean END;

CREATE OR REPLACE FUNCTION platform.stewarded()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'public', 'pg_catalog'
BEGIN ATOMIC
 SELECT party_role.party_id
    FROM party_role
   WHERE ((party_role.workspace_id = platform.current_workspace()) AND (party_role.steward_id = (NULLIF(current_setting('rapport.only_steward'::text, true), ''::text))::uuid))
 UNION ALL
  SELECT unnest((NULLIF(current_setting('rapport.at_hand'::text, true), ''::text))::uuid[]) AS unnest;
END;
grant execute on function platform.stewarded() to rapport_app;

CREATE OR REPLACE FUNCTION platform.worked_out_of_parties()
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ARRAY['vitality'::text, 'relationship'::text, 'duplicate_key'::text];

CREATE OR REPLACE FUNCTION platform.write_again(name text, row_before jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_catalog', 'pg_temp'
AS $function$
declare
  names text;
begin
  select string_agg(format('%I', a.attname), ', ')
  into names
  from pg_attribute a
  where a.attrelid = format('public.%I', name)::regclass and a.attnum > 0 and not a.attisdropped
    and a.attgenerated = '' and row_before ? a.attname::text;
  execute format('insert into %I (%s) select %s from jsonb_populate_record(null::%I, $1)', name, names, names, name)
    using row_before;
  return true;
exception when unique_violation or foreign_key_violation or check_violation or not_null_violation then
  -- What it hung on is gone for good, or the same was written meanwhile.
  return false;
end $function$;
