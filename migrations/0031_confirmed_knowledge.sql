-- What somebody kept in another's name, until the other has said that it is right.
alter table knowledge_document add column awaits_owner boolean not null default false;
