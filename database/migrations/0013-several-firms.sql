-- One person may work in several firms, may leave one, and may be limited there to the parties they look after.

-- The firm that a session is in; without one, the firm that its person used last.
alter table auth.session add column workspace_id uuid;
alter table auth.membership add column last_used_at timestamptz;

alter table member drop constraint member_state_check;
alter table member add constraint member_state_check check (state in ('active', 'suspended', 'left'));
alter table member add column limited boolean not null default false;
alter table member add column invited_by uuid;
alter table member add column last_seen_at timestamptz;
alter table member add foreign key (workspace_id, invited_by) references member;
create index member_by_inviter on member (workspace_id, invited_by);
-- Whoever runs the firm sees all of it.
alter table member add constraint owner_sees_all check (not (limited and 'owner' = any (roles)));

alter table invitation add column limited boolean not null default false;

update member
set invited_by = (
  select invited_by
  from invitation
  where invitation.workspace_id = member.workspace_id
    and lower(invitation.email) = lower(member.email)
    and accepted_at is not null
  order by accepted_at desc
  limit 1);
