-- watch: on which of the last days a source had rows is asked every hour; block ranges answer it at no cost to the import.
create index ad_stat_by_hour on ad_stat using brin (hour);
create index shipment_by_time on shipment using brin (label_created_at);
create index return_line_by_time on return_line using brin (returned_at);
