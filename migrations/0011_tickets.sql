-- What answering a ticket looks up: who wrote before, and what came back of an order.
create index if not exists ticket_by_customer on ticket (customer_id, created_at) where customer_id is not null;
create index if not exists return_line_by_order on return_line (order_id) where order_id is not null;
