-- Who belongs to a firm is written in the transaction that makes them a member, or lets them go: a server that is
-- struck down in between must leave neither a firm that nobody can enter nor a person who can't be invited again. The
-- application can say so of its own firm only, and only what its members are.
create function platform.belong(person uuid, since timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_catalog
  begin atomic
    insert into auth.membership (user_id, workspace_id, created_at)
    select member.user_id, member.workspace_id, since
    from member
    where member.workspace_id = platform.current_workspace()
      and member.user_id = person
      and member.state <> 'left'
    on conflict do nothing;
  end;
create function platform.belong_no_more(person uuid) returns void
  language sql volatile security definer set search_path = public, pg_catalog
  begin atomic
    delete from auth.membership
    where membership.user_id = person
      and membership.workspace_id = platform.current_workspace()
      and exists (
        select
        from member
        where member.workspace_id = membership.workspace_id
          and member.user_id = person
          and member.state = 'left');
  end;
revoke execute on function platform.belong(uuid, timestamptz), platform.belong_no_more(uuid) from public;
grant execute on function platform.belong(uuid, timestamptz), platform.belong_no_more(uuid) to rapport_app;

-- A firm that was left like that before has its members again.
insert into auth.membership (user_id, workspace_id, created_at)
select member.user_id, member.workspace_id, member.created_at
from member
join auth."user" as person on person.id = member.user_id
where member.state <> 'left'
on conflict do nothing;
