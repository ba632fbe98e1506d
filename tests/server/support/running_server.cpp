#include "tests/server/support/running_server.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "core/catalog/fields.hpp"
#include "sync/protocol/limits.hpp"
#include "sync/server/accounts/device_key.hpp"
#include "sync/server/accounts/password.hpp"
#include "sync/server/import/import_file.hpp"

namespace huifang::server {
namespace {

std::string read_fixture(const std::string& name) {
  std::ifstream file("tests/fixtures/" + name, std::ios::binary);
  EXPECT_TRUE(file.good()) << name;
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string text_of(const Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

Call cbor_call(std::string path, const Bytes& body) {
  return {.method = "POST",
          .path = std::move(path),
          .headers = {{"Content-Type", "application/cbor"}},
          .body = text_of(body)};
}

}  // namespace

std::unique_ptr<Office> office_with_staff(const OfficeOptions& options) {
  static const std::string kHash = hash_password(kPassword).value_or("");
  auto office = Office::open(options);
  if (!office) {
    ADD_FAILURE() << office.error().key << " " << office.error().detail;
    return nullptr;
  }
  const auto staff =
      import_file(**office, ImportKind::kEmployees, read_fixture("chain/employees.csv"), kNowMs);
  EXPECT_TRUE(staff.has_value()) << staff.error().key;
  auto accounts = (*office)->account_store().accounts();
  for (Account& account : *accounts) {
    account.password_hash = kHash;
    EXPECT_TRUE((*office)->account_store().put_account(account).has_value());
  }
  return std::move(*office);
}

RunningServer::RunningServer(Office& office, const std::function<void(HttpOptions&)>& change,
                             StaticFiles files) {
  HttpOptions options;
  options.port = 0;
  options.now_ms = [this] { return now_ms.load(); };
  options.build = "test";
  if (change) change(options);
  server_ = std::make_unique<HttpServer>(office, std::move(files), options);
  const Status listening = server_->listen();
  EXPECT_TRUE(listening.has_value());
  port_ = server_->port();
  thread_ = std::thread([this] { server_->run(); });
}

RunningServer::~RunningServer() {
  stop();
  wait_until_stopped();
}

void RunningServer::stop() { server_->stop(); }

void RunningServer::wait_until_stopped() {
  if (thread_.joinable()) thread_.join();
}

Call TestDevice::push_call(const Bytes& body) const {
  Call call = cbor_call("/v1/sync/push", body);
  call.headers.emplace_back("X-Huifang-Signature", key.sign(kPushSignPrefix, body));
  return call;
}

Call TestDevice::pull_call() const {
  Call call = cbor_call("/v1/sync/pull",
                        sync::encode(sync::PullRequest{.schema_version = sync::kSchemaVersion}));
  call.headers.emplace_back("Authorization", bearer());
  return call;
}

Call TestDevice::refresh_call() const {
  const Bytes body = sync::encode(sync::RefreshRequest{.device = session.device,
                                                       .refresh_token = session.refresh_token,
                                                       .wall_ms = kNowMs,
                                                       .office = session.office});
  Call call = cbor_call("/v1/session/refresh", body);
  call.headers.emplace_back("X-Huifang-Signature", key.sign(kRefreshSignPrefix, body));
  return call;
}

sync::PushRequest TestDevice::new_customers(int count) {
  sync::PushRequest request{.device = session.device,
                            .session = writer,
                            .from_counter = counter + 1,
                            .wall_ms = kNowMs,
                            .mono_ms = 1'000,
                            .schema_version = sync::kSchemaVersion,
                            .office = session.office};
  for (int index = 0; index < count; ++index) {
    counter += 1;
    sync::Operation operation;
    operation.counter = counter;
    operation.type = kCustomerEntity;
    const std::uint8_t seed[] = {static_cast<std::uint8_t>(session.device),
                                 static_cast<std::uint8_t>(counter),
                                 static_cast<std::uint8_t>(counter >> 8)};
    operation.entity = derive_id("test customer", seed);
    operation.hlc = sync::hlc_from_ms(kNowMs);
    operation.mono_ms = 500;
    operation.schema_version = sync::kSchemaVersion;
    Fields fields;
    fields.set(customer_field::kName, std::string("王小明"));
    fields.set(customer_field::kKind, std::string("person"));
    fields.set(customer_field::kType, std::string("general"));
    fields.set(customer_field::kAddress, std::string("人民路12号3室"));
    fields.set(customer_field::kMobile,
               std::to_string(13'800'000'000 + session.device * 100'000 + counter));
    fields.set(customer_field::kOwner, session.employee);
    fields.set(customer_field::kUnit, session.unit);
    operation.payload = sync::Create{.root = operation.entity, .fields = fields};
    CborWriter writer_of_operation;
    sync::write_operation(writer_of_operation, operation);
    request.operations.push_back(writer_of_operation.take());
  }
  return request;
}

TestDevice sign_in(Office& office, std::string_view account, std::int64_t now_ms) {
  TestDevice device;
  const auto found = office.account_store().account_named(account);
  EXPECT_TRUE(found && *found) << account;
  sync::SignInRequest request{
      .account = std::string(account), .public_key = device.key.public_key(), .label = "test"};
  auto response = office.sign_in(**found, request, now_ms);
  EXPECT_TRUE(response.has_value()) << response.error().key;
  device.session = std::move(*response);
  return device;
}

Call sign_in_call(const TestKey& key, std::string_view account, std::string_view password) {
  return cbor_call("/v1/session",
                   sync::encode(sync::SignInRequest{.account = std::string(account),
                                                    .password = std::string(password),
                                                    .public_key = key.public_key(),
                                                    .label = "test"}));
}

}  // namespace huifang::server
