-- Up Migration
-- The bytes of a mail are not compressed: most of them are attachments, which are packed already, or sealed, and the server
-- would read all of each to find that out. What is stored already stays as it is.

alter table messages alter column raw set storage external;
