-- Up Migration
-- `a+1@x` and `a+2@x` are one mailbox where the mail server knows plus addresses (RFC 5233 §1): limits count them together.

create function mailbox_of(address text) returns text language sql immutable strict parallel safe
return regexp_replace(lower(address), '\+[^@]*@', '@');

drop index automatic_mails_by_address;
create index automatic_mails_by_mailbox on automatic_mails (mailbox_of(to_address), at);
