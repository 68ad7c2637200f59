DROP TABLE mail_queue;
DROP TABLE account_links;
