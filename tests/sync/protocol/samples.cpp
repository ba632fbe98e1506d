#include "tests/sync/protocol/samples.hpp"

namespace huifang::sync {

Id sample_id(std::uint8_t number) {
  Id id;
  for (std::size_t i = 0; i < id.bytes.size(); ++i)
    id.bytes[i] = static_cast<std::uint8_t>(number * 16 + i);
  return id;
}

std::vector<Operation> sample_operations() {
  const Fields fields({{1, std::string("周敏")},
                       {2, std::int64_t{-86'400'000}},
                       {3, true},
                       {4, sample_id(9)},
                       {5, Place{39'904'200, 116'407'400, 12}},
                       {300, std::monostate{}}});
  Operation operation;
  operation.counter = 7;
  operation.type = 5;
  operation.entity = sample_id(1);
  operation.base = 48'213;
  operation.hlc = hlc_from_ms(1'795'000'000'000) + 3;
  operation.mono_ms = 93'000;
  operation.schema_version = 1;
  operation.grant_seq = 40'000;
  std::vector<Operation> operations;
  operation.payload = Create{sample_id(2), fields};
  operation.transaction = sample_id(3);
  operations.push_back(operation);
  operation.payload = Set{fields};
  operation.transaction.reset();
  operation.depends_on = OperationId{17, kSessionMax, 6};
  operations.push_back(operation);
  operation.payload =
      Transition{"visit", "submit", "written_up", Fields({{9, std::string("完成")}})};
  operations.push_back(operation);
  operation.payload = Append{"notes", Fields({{1, std::string("Called back.")}})};
  operations.push_back(operation);
  operation.payload = Control{Control::What::kRefusalDismissed, {17, 5, 2}};
  operations.push_back(operation);
  return operations;
}

Bytes encoded(const Operation& operation) {
  CborWriter writer;
  write_operation(writer, operation);
  return writer.take();
}

PushRequest sample_push_request() {
  PushRequest message;
  message.device = 17;
  message.session = 0x1234'5678'9ABC'DEF0;
  message.from_counter = 7;
  message.wall_ms = 1'795'000'093'000;
  message.mono_ms = 186'000;
  message.session_running = false;
  message.offset_ms = -1'500;
  message.schema_version = 1;
  for (const Operation& operation : sample_operations())
    message.operations.push_back(encoded(operation));
  message.outcomes_seen = {{5, 2}, {kSessionMax, 4'000'000'000}};
  message.office = sample_id(12);
  message.session_offset_ms = -1'400;
  return message;
}

PushResponse sample_push_response() {
  return {
      .acked_counter = 11,
      .applied_seq = 48'214,
      .high_seq = 48'300,
      .outcomes = {{5, 9, OutcomeKind::kRefused, "workflow.not_from_here", {"submit", "审核"}, {}},
                   {5, 10, OutcomeKind::kConflict, "", {}, sample_id(4)}},
      .server_ms = 1'795'000'094'000};
}

PullRequest sample_pull_request() {
  return {.cursor = {1, 0, 0x83}, .schema_version = 1, .bytes_max = 262'144};
}

PullResponse sample_pull_response() {
  constexpr Scope kBook = Scope{1} << 32 | 3;
  constexpr Scope kTeam = Scope{2} << 32 | 1;
  RowVersion customer{5, sample_id(1), sample_id(1), kBook, 48'213, false, true, {}};
  customer.fields =
      Fields({{1, std::string("通辽鑫源")}, {2, sample_id(9)}, {7, std::int64_t{20'000}}});
  RowVersion visit{6, sample_id(2), sample_id(1), kBook, 48'214, false, false, {}};
  visit.fields = Fields({{2, sample_id(9)}, {3, sample_id(1)}, {8, std::monostate{}}});
  const RowVersion gone{6, sample_id(3), sample_id(5), kTeam, 48'000, true, true, {}};
  const RowVersion unit{1, sample_id(9), {}, Scope{3} << 32, 12, false, true, Fields({{1, false}})};
  PullResponse message;
  message.rows = {customer, visit, gone, unit};
  message.roots_out = {{kBook, sample_id(5)}, {kTeam, sample_id(6)}};
  message.scopes_dropped = {Scope{1} << 32 | 4};
  message.acknowledgements = {{5, 11, 48'214}, {kSessionMax, 1, 48'213}};
  message.outcomes = sample_push_response().outcomes;
  message.next_cursor = {1, 0, 0x84, 1};
  message.high_seq = 48'300;
  message.grant_seq = 40'000;
  message.more = true;
  message.server_ms = 1'795'000'094'000;
  return message;
}

SignInRequest sample_sign_in_request() {
  return {.account = "zhoumin",
          .password = "密码 p",
          .public_key = Bytes(kPublicKeyBytes, 4),
          .label = "Phone"};
}

RefreshRequest sample_refresh_request() {
  return {.device = 17,
          .refresh_token = "r-token",
          .wall_ms = 1'795'000'000'000,
          .office = sample_id(12)};
}

SignInResponse sample_sign_in_response() {
  return {.device = 17,
          .user = 3,
          .employee = sample_id(9),
          .unit = sample_id(8),
          .name = "周敏",
          .roles = {"rep", "front_desk"},
          .access_token = "a-token",
          .access_expires_ms = 1'795'000'600'000,
          .refresh_token = "r-token",
          .server_ms = 1'795'000'000'000,
          .epoch = 1,
          .office = sample_id(12)};
}

ErrorResponse sample_error_response() { return {.key = "sync.gap", .number = 6}; }

std::vector<Sample> samples() {
  std::vector<Sample> all;
  for (const Operation& operation : sample_operations()) {
    all.push_back(
        {"operation_" + std::to_string(static_cast<int>(operation.kind())), encoded(operation)});
  }
  all.push_back({"push_request", encode(sample_push_request())});
  all.push_back({"push_response", encode(sample_push_response())});
  all.push_back({"pull_request", encode(sample_pull_request())});
  all.push_back({"pull_response", encode(sample_pull_response())});
  all.push_back({"sign_in_request", encode(sample_sign_in_request())});
  all.push_back({"refresh_request", encode(sample_refresh_request())});
  all.push_back({"sign_in_response", encode(sample_sign_in_response())});
  all.push_back({"error_response", encode(sample_error_response())});
  return all;
}

bool accepts(const std::string& name, ByteView bytes) {
  if (name.starts_with("operation_")) return read_operation(bytes).has_value();
  if (name == "push_request") return decode_push_request(bytes).has_value();
  if (name == "push_response") return decode_push_response(bytes).has_value();
  if (name == "pull_request") return decode_pull_request(bytes).has_value();
  if (name == "pull_response") return decode_pull_response(bytes).has_value();
  if (name == "sign_in_request") return decode_sign_in_request(bytes).has_value();
  if (name == "refresh_request") return decode_refresh_request(bytes).has_value();
  if (name == "sign_in_response") return decode_sign_in_response(bytes).has_value();
  if (name == "error_response") return decode_error_response(bytes).has_value();
  return false;
}

}  // namespace huifang::sync
