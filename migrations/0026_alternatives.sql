-- alternatives: proposals of one finding of which one is enough share a name; null belongs together with the others.
alter table action add column one_of text;
