/** Four chat nodes behind two NGINX workers: a worker's descriptors do not reach for 10,000 sockets, and one node is for 2,500. */
export const fourNodes = { PARLEY_CHAT_NODES: '4', PARLEY_GATEWAY_WORKERS: '2' };
