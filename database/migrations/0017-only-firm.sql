-- Whether the server keeps one firm only. A backup holds all firms, so only then may an owner take one away; and that
-- is all which the application learns of others.
create function platform.keeps_one_firm() returns boolean
  language sql stable security definer set search_path = pg_catalog
  return (select count(*) <= 1 from (select distinct workspace_id from auth.membership limit 2) as firm);
revoke execute on function platform.keeps_one_firm() from public;
grant execute on function platform.keeps_one_firm() to rapport_app;
