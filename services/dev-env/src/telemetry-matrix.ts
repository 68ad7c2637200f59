import type { ProcessName } from '@parley/runtime/process/processes';

/** A metric as a process emits it. `rare`: without a sample until something goes wrong. */
export interface Metric {
  type: 'counter' | 'gauge' | 'histogram' | 'untyped';
  labels: readonly string[];
  rare?: true;
}

type Metrics = Readonly<Record<string, Metric>>;

const counter = (...labels: string[]): Metric => ({ type: 'counter', labels });
const gauge = (...labels: string[]): Metric => ({ type: 'gauge', labels });
const histogram = (...labels: string[]): Metric => ({ type: 'histogram', labels });
/** From exporters that do not say what it is. */
const untyped = (...labels: string[]): Metric => ({ type: 'untyped', labels });
const rare = (metric: Metric): Metric => ({ ...metric, rare: true });

const ofEveryProcess: Metrics = {
  parley_node_draining: gauge(),
  parley_dependency_up: gauge('dependency'),
  process_cpu_seconds_total: counter(),
  process_resident_memory_bytes: gauge(),
  process_start_time_seconds: gauge(),
  process_open_fds: gauge(),
  process_max_fds: gauge(),
  nodejs_eventloop_lag_p99_seconds: gauge(),
  nodejs_gc_duration_seconds: histogram('kind'),
  nodejs_heap_size_used_bytes: gauge(),
};

const ofHttp: Metrics = {
  parley_access_refused_total: counter('code'),
  parley_http_request_duration_seconds: histogram('service', 'method', 'route', 'status'),
  parley_rate_limited_total: rare(counter('rule')),
};

const ofSockets: Metrics = {
  parley_access_refused_total: counter('code'),
  parley_socket_connections: gauge('service'),
  parley_socket_handshakes_total: counter('outcome'),
  parley_socket_commands_total: counter('command', 'outcome'),
  parley_socket_command_duration_seconds: histogram('command'),
  parley_sockets_cut_total: counter('reason'),
  parley_rate_limited_total: rare(counter('rule')),
};

/** Chat nodes and delivery workers share one table of events; each is silent where the other counts. */
const ofMessages: Metrics = {
  parley_access_refused_total: counter('code'),
  parley_message_hop_seconds: histogram('hop'),
  parley_messages_accepted_total: counter('kind'),
  parley_messages_acked_total: counter('kind'),
  parley_shed_total: counter('what'),
  parley_slow_sockets_total: counter(),
  parley_room_digests_total: counter(),
  parley_messages_publish_failed_total: counter('reason'),
  parley_messages_persisted_total: counter('kind'),
  parley_mentions_total: counter('kind'),
  parley_messages_duplicate_total: counter(),
  parley_messages_rejected_total: counter('reason'),
  parley_delivery_conflicts_total: counter(),
  parley_gap_repairs_total: counter('by'),
  parley_cache_reads_total: counter('cache', 'outcome'),
  parley_call_tickets_total: counter('room_kind'),
  parley_call_moves_total: counter(),
  parley_call_rings_total: counter('outcome'),
  parley_call_rings_refused_total: counter(),
  parley_call_lines_total: counter('line'),
  parley_room_changes_total: counter('change'),
  parley_space_changes_total: counter('change'),
  parley_block_changes_total: counter('change'),
  parley_reports_total: counter('state'),
  parley_onboardings_total: counter('rules'),
  parley_audit_exports_total: counter('format'),
  parley_audit_forgotten_total: counter(),
  parley_dead_letters_total: counter('topic'),
};

const ofLoad: Metrics = {
  parley_messages_under_way: gauge(),
  parley_messages_under_way_bound: gauge(),
  parley_log_queue_age_seconds: gauge(),
};

const ofPictures: Metrics = {
  parley_pictures_total: counter('outcome'),
  parley_picture_encoding_seconds: histogram(),
};

const ofOutbox: Metrics = {
  parley_outbox_waiting: gauge(),
  parley_outbox_published_total: counter(),
  parley_outbox_failures_total: counter(),
};

const ofAccounts: Metrics = {
  parley_auth_registrations_total: counter(),
  parley_auth_guests_total: counter('what'),
  parley_auth_password_changes_total: counter(),
  parley_auth_password_resets_total: counter(),
  parley_auth_accounts_closed_total: counter('what'),
  parley_auth_addresses_total: counter('what'),
  parley_auth_mails_total: counter('outcome'),
  parley_auth_mails_waiting: gauge(),
  parley_auth_mail_oldest_seconds: gauge(),
  parley_auth_accounts_administered_total: counter('what'),
  parley_auth_registration_requests_total: counter(),
  parley_auth_registration_confirmations_total: counter(),
  parley_auth_registration_proofs_asked_total: counter(),
  parley_auth_logins_total: counter('outcome'),
  parley_auth_locks_total: counter('kind'),
  parley_auth_rehashes_total: counter(),
  parley_auth_refreshes_total: rare(counter('outcome')),
  parley_auth_sessions_revoked_total: counter('reason'),
  parley_auth_hashing_waiting: gauge(),
  parley_auth_hashing_wait_seconds: histogram(),
};

const ofCalls: Metrics = {
  parley_calls: gauge(),
  parley_call_peers: gauge(),
  parley_call_largest_peers: gauge(),
  parley_calls_started_total: counter(),
  parley_calls_ended_total: counter(),
  parley_call_duration_seconds: histogram(),
  parley_call_joins_total: counter('outcome'),
  parley_call_leaves_total: counter('reason'),
  parley_call_stage_changes_total: counter('speaks'),
  parley_call_topology_changes_total: counter('topology'),
  parley_call_relayed_commands_total: counter(),
  parley_call_events_dropped_total: counter(),
  parley_media_workers: gauge(),
  parley_media_worker_deaths_total: counter(),
  parley_media_worker_consumers: gauge('port'),
  parley_media_worker_cpu_seconds: gauge('port'),
  parley_media_objects: gauge('kind'),
};

/** What clients tell of their own media. */
const ofMedia: Metrics = {
  parley_call_reports_total: counter('topology', 'relayed'),
  parley_call_first_frame_seconds: histogram('topology'),
  parley_call_loss_ratio: histogram('topology'),
  parley_call_round_trip_seconds: histogram('topology'),
  parley_call_bitrate_bits: gauge('direction'),
  parley_call_freezes_total: rare(counter('topology')),
  parley_call_path_failures_total: counter('cause', 'topology'),
};

/** Of a process that follows rooms, beside what it has of its own. */
const ofFollowers: Metrics = {
  parley_follower_lag_records: gauge('follower', 'partition'),
  parley_dead_letters_total: counter('topic'),
};

/** Our own processes, by the job under which Prometheus scrapes them. Of `parley_*` this is all that they emit. */
const services = {
  auth: { ...ofEveryProcess, ...ofHttp, ...ofAccounts, ...ofOutbox, parley_breaker_state: gauge('name') },
  chat: {
    ...ofEveryProcess,
    ...ofHttp,
    ...ofSockets,
    ...ofMessages,
    ...ofLoad,
    ...ofOutbox,
    parley_breaker_state: gauge('name'),
  },
  delivery: { ...ofEveryProcess, ...ofMessages, parley_delivery_lag_records: gauge('partition') },
  video: { ...ofEveryProcess, ...ofSockets, ...ofCalls, ...ofMedia },
  files: { ...ofEveryProcess, ...ofHttp, ...ofPictures, parley_breaker_state: gauge('name') },
} satisfies Record<ProcessName, Metrics>;

/** Of the hundreds of figures that exporters have: those that dashboards and alerts rely on, with the labels they use. */
const exporters = {
  gateway: {
    nginx_up: gauge(),
    nginx_http_requests_total: counter(),
    nginx_connections_active: gauge(),
    nginx_connections_waiting: gauge(),
    nginx_connections_accepted: counter(),
    nginx_connections_handled: counter(),
  },
  'gateway-log': {
    parley_gateway_requests_total: counter('route', 'status'),
    parley_gateway_request_seconds: histogram('route'),
    parley_gateway_cache_total: rare(counter('outcome')),
  },
  probe: { probe_success: gauge(), probe_duration_seconds: gauge(), probe_ssl_earliest_cert_expiry: gauge() },
  node: {
    node_cpu_seconds_total: counter('mode'),
    node_load1: gauge(),
    node_memory_MemAvailable_bytes: gauge(),
    node_memory_MemTotal_bytes: gauge(),
    node_filesystem_avail_bytes: gauge('mountpoint', 'fstype'),
    node_filesystem_size_bytes: gauge('mountpoint', 'fstype'),
    node_disk_io_time_seconds_total: counter('device'),
    node_network_receive_bytes_total: counter('device'),
    node_network_transmit_bytes_total: counter('device'),
  },
  redis: {
    redis_up: gauge(),
    redis_memory_used_bytes: gauge(),
    redis_memory_max_bytes: gauge(),
    redis_connected_clients: gauge(),
    redis_commands_total: counter('cmd'),
    redis_commands_duration_seconds_total: counter('cmd'),
    redis_evicted_keys_total: counter(),
    redis_pubsub_channels: gauge(),
  },
  postgres: {
    pg_up: gauge(),
    pg_stat_activity_count: gauge('datname', 'state'),
    pg_settings_max_connections: gauge(),
    pg_database_size_bytes: gauge('datname'),
  },
  mongodb: {
    mongodb_up: untyped(),
    mongodb_rs_myState: untyped(),
    mongodb_ss_connections: untyped('conn_type'),
    mongodb_ss_opcounters: untyped('legacy_op_type'),
    mongodb_ss_wt_cache_bytes_currently_in_the_cache: untyped(),
    mongodb_ss_wt_cache_maximum_bytes_configured: untyped(),
  },
  kafka: {
    kafka_brokers: untyped(),
    kafka_topic_partition_current_offset: untyped('topic', 'partition'),
    kafka_topic_partition_oldest_offset: untyped('topic', 'partition'),
    kafka_topic_partition_under_replicated_partition: untyped('topic', 'partition'),
    kafka_consumergroup_lag: untyped('consumergroup', 'topic', 'partition'),
  },
} satisfies Record<string, Metrics>;

/** Who emits what, by Prometheus job. A test holds it against a running platform, both ways. */
export const telemetryMatrix = { services, exporters, followers: ofFollowers } as const;
