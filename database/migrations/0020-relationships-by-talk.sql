-- The People table by the last talk, the latest or the longest ago first: without these it sorts everybody for each page.
create index relationship_by_last_talk
  on relationship (workspace_id, is_archived, last_talk_on desc nulls last, party_id desc);
create index relationship_by_silence on relationship (workspace_id, is_archived, last_talk_on, party_id);
