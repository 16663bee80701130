-- sources: a check of import_id for each row costs a fifth of an import, and imports are never deleted.
alter table product drop constraint product_import_id_fkey;
alter table supplier drop constraint supplier_import_id_fkey;
alter table supplier_sku drop constraint supplier_sku_import_id_fkey;
alter table purchase_order_line drop constraint purchase_order_line_import_id_fkey;
alter table receipt drop constraint receipt_import_id_fkey;
alter table inventory_level drop constraint inventory_level_import_id_fkey;
alter table order_line drop constraint order_line_import_id_fkey;
alter table return_line drop constraint return_line_import_id_fkey;
alter table review drop constraint review_import_id_fkey;
alter table campaign drop constraint campaign_import_id_fkey;
alter table keyword drop constraint keyword_import_id_fkey;
alter table ad_stat drop constraint ad_stat_import_id_fkey;
alter table ticket drop constraint ticket_import_id_fkey;
alter table shipment drop constraint shipment_import_id_fkey;
alter table pick drop constraint pick_import_id_fkey;
alter table business_event drop constraint business_event_import_id_fkey;
