-- Finding people however they are spelt, by who they work for and by what was noted about them; the closest first.

-- Notes are compared as names are: without accents, case and signs.
alter table party_note add column search_text text not null default '';
update party_note
set search_text = btrim(regexp_replace(
  regexp_replace(lower(normalize(text, nfkd)), '[\u0300-\u036f\u0591-\u05c7\u064b-\u065f''’]+', '', 'g'),
  '[\s\-–—_,;:/()"“”„«»!?|]+', ' ', 'g'));
create index party_note_search on party_note using gin (workspace_id, (' ' || search_text) gin_trgm_ops)
  with (gin_pending_list_limit = 256)
  where archived_at is null;

-- As `platform.party_search` is for parties: here `like` may use the trigram index.
create view platform.note_search as
  select workspace_id, party_id, ' ' || search_text as words
  from party_note
  where workspace_id = platform.current_workspace()
    and archived_at is null
    and ((select platform.sees_all()) is not null or party_id in (select platform.stewarded()));
grant select on platform.note_search to rapport_app;

-- How far away a party is, from 0 for the closest to 4: who is likely to order, trades with us and was talked to is close.
create view platform.party_distance as
  select workspace_id, party_id,
    4 - round(coalesce(chance, 0) * 2)::int - (worth_year_minor > 0)::int - (last_talk_on is not null)::int as distance
  from relationship
  where workspace_id = platform.current_workspace()
    and ((select platform.sees_all()) is not null or party_id in (select platform.stewarded()));
grant select on platform.party_distance to rapport_app;

-- Parties with a word like a long one that somebody typed wrongly. The threshold can only be said by a setting, which
-- a function sets for itself; the word stands in the question because a plan for any word would be none.
select word_similarity('', '');
create function platform.parties_alike(typed text, archived boolean, at_most int)
  returns table (id uuid, words text)
  language plpgsql stable security definer
  set search_path = public, pg_catalog
  set pg_trgm.word_similarity_threshold = 0.4
as $$
begin
  return query execute format(
    'select p.id, p.words from platform.party_search p where p.is_archived = $1 and p.words %%> %L limit $2', typed)
    using archived, at_most;
end $$;
revoke execute on function platform.parties_alike(text, boolean, int) from public;
grant execute on function platform.parties_alike(text, boolean, int) to rapport_app;

-- Letters that are written in two ways are one now; what is kept already is folded as what will come.
update party
set search_text = translate(search_text, folding.written, folding.kept)
from (
  select 'ىةکیہςァアィイゥウェエォオカキクケコサシスセソタチッツテトナニヌネノハヒフヘホマミムメモャヤュユョヨラリルレロヮワヰヱヲンヵヶ' as written,
    'يهكيهσぁあぃいぅうぇえぉおかきくけこさしすせそたちっつてとなにぬねのはひふへほまみむめもゃやゅゆょよらりるれろゎわゐゑをんゕゖ' as kept
) as folding
where search_text <> translate(search_text, folding.written, folding.kept);
update relationship
set words = ' ' || party.search_text
from party
where party.workspace_id = relationship.workspace_id
  and party.id = relationship.party_id
  and relationship.words <> ' ' || party.search_text;
