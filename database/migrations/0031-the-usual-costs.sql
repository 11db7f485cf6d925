-- The usual may have a price beside its words; and people have festivals of their own.

alter table party add column the_usual_minor bigint check (the_usual_minor between 0 and 999999999999);
alter table party add column the_usual_currency text check (the_usual_currency ~ '^[A-Z]{3}$');
alter table party add constraint party_usual_price_check
  check ((the_usual_minor is null) = (the_usual_currency is null));

alter table occasion drop constraint occasion_kind_check;
alter table occasion add constraint occasion_kind_check
  check (kind in ('birthday', 'anniversary', 'festival', 'other'));
