-- Whether a name in an answer is a customer's is looked up for every answer.
create index shipment_by_name on shipment (lower(ship_name)) where ship_name is not null;
