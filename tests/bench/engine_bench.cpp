// How fast the office's engine takes and gives records on SQLite with full syncs.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "core/catalog/embedded.hpp"
#include "core/catalog/fields.hpp"
#include "sync/protocol/limits.hpp"
#include "sync/server/engine/bulk.hpp"
#include "sync/server/engine/engine.hpp"
#include "sync/server/http/compression.hpp"
#include "sync/server/store/sqlite_server_store.hpp"

namespace huifang::server {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kNowMs = 1'795'000'000'000;
constexpr std::uint32_t kCustomers = 10'000;
constexpr std::uint32_t kVisits = 50'000;
constexpr std::uint32_t kPushed = 10'000;
constexpr sync::DeviceId kDevice = 11;
constexpr sync::UserId kUser = 1;

// Ids as devices make them: a time, then bits without order.
Id id_of(std::uint64_t kind, std::uint64_t number) {
  std::array<std::uint8_t, 10> random{};
  std::uint64_t mixed = (kind << 40 | number) * 0x9E37'79B9'7F4A'7C15u;
  mixed ^= mixed >> 29;
  for (std::size_t i = 0; i < 8; ++i) random[i] = static_cast<std::uint8_t>(mixed >> (8 * i));
  random[8] = static_cast<std::uint8_t>(number);
  random[9] = static_cast<std::uint8_t>(number >> 8);
  return make_id(kNowMs + static_cast<std::int64_t>(number), random);
}

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s %s\n", result.error().key.c_str(), result.error().detail.c_str());
  std::exit(1);
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

Fields customer_fields(std::uint32_t number) {
  Fields fields;
  fields.set(customer_field::kCode, "KH" + std::to_string(100'000 + number));
  fields.set(customer_field::kName, "通辽鑫源纺织服装有限责任公司" + std::to_string(number));
  fields.set(customer_field::kKind, std::string("organisation"));
  fields.set(customer_field::kType, std::string("key"));
  fields.set(customer_field::kIndustry, std::string("textile"));
  fields.set(customer_field::kProvince, std::string("内蒙古自治区"));
  fields.set(customer_field::kCity, std::string("通辽市"));
  fields.set(customer_field::kDistrict, std::string("奈曼旗"));
  fields.set(customer_field::kAddress, std::string("黄花塔拉苏木科技二路512号19栋1584室"));
  fields.set(customer_field::kMobile, std::to_string(13'000'000'000 + number));
  fields.set(customer_field::kContactName, std::string("龙燕梅"));
  fields.set(customer_field::kContactPost, std::string("财务负责人"));
  fields.set(customer_field::kOwner, id_of(2, kUser));
  fields.set(customer_field::kUnit, id_of(1, 1));
  fields.set(customer_field::kFirstContactOn, std::int64_t{19'000});
  fields.set(customer_field::kNotes, std::string("喜欢电话联系"));
  return fields;
}

Fields visit_fields(const Id& customer, const char* state) {
  Fields fields;
  fields.set(visit_field::kCustomer, customer);
  fields.set(visit_field::kRep, id_of(2, kUser));
  fields.set(visit_field::kState, std::string(state));
  fields.set(visit_field::kPurpose, std::string("regular"));
  fields.set(visit_field::kChannel, std::string("on_site"));
  fields.set(visit_field::kCheckInAt, kNowMs - 3'600'000);
  fields.set(visit_field::kCheckInPlace, Place{37'465'295, 109'401'562, 20});
  fields.set(visit_field::kCheckOutAt, kNowMs - 1'800'000);
  fields.set(visit_field::kResult, std::string("done"));
  fields.set(visit_field::kSatisfaction, std::int64_t{4});
  fields.set(visit_field::kNotes,
             std::string("讨论明年采购计划,需要报价。设备运行正常,客户满意。"));
  return fields;
}

void report(const char* what, std::size_t count, double seconds) {
  std::printf("%-44s %8zu in %6.2f s  %9.0f/s\n", what, count, seconds,
              static_cast<double>(count) / seconds);
}

void fill(Engine& engine) {
  const auto start = Clock::now();
  auto bulk = must(engine.begin_bulk(kNowMs));
  Record unit{kUnitEntity, id_of(1, 1), {}};
  unit.fields.set(unit_field::kName, std::string("销售一部"));
  must(bulk->upsert(unit, {}));
  Record employee{kEmployeeEntity, id_of(2, kUser), {}};
  employee.fields.set(employee_field::kName, std::string("周敏"));
  employee.fields.set(employee_field::kAccount, std::string("zhoumin"));
  employee.fields.set(employee_field::kUserNumber, std::int64_t{kUser});
  employee.fields.set(employee_field::kUnit, unit.id);
  employee.fields.set(employee_field::kRole, std::string("sales"));
  must(bulk->upsert(employee, {}));
  for (std::uint32_t i = 0; i < kCustomers; ++i) {
    const Id id = id_of(3, i);
    must(bulk->upsert({kCustomerEntity, id, customer_fields(i)}, id));
  }
  for (std::uint32_t i = 0; i < kVisits; ++i) {
    const Id customer = id_of(3, i % kCustomers);
    must(bulk->upsert({kVisitEntity, id_of(4, i), visit_fields(customer, "archived")}, customer));
  }
  must(bulk->commit());
  report("bulk: customers and past visits", kCustomers + kVisits, seconds_since(start));
}

void push(Engine& engine, std::size_t batch_size) {
  const sync::SessionId session = 1'000 + batch_size;
  std::vector<Bytes> bodies;
  sync::Counter counter = 0;
  for (std::uint32_t i = 0; i < kPushed;) {
    sync::PushRequest request;
    request.device = kDevice;
    request.session = session;
    request.from_counter = counter + 1;
    request.wall_ms = kNowMs;
    for (std::size_t n = 0; n < batch_size && i < kPushed; ++n, ++i) {
      sync::Operation operation;
      operation.counter = ++counter;
      operation.type = kVisitEntity;
      operation.entity = id_of(5 + batch_size, i);
      operation.hlc = sync::hlc_from_ms(kNowMs - kPushed + i);
      operation.mono_ms = 0;
      const Id customer = id_of(3, i % kCustomers);
      operation.payload = sync::Create{customer, visit_fields(customer, "on_site")};
      operation.schema_version = sync::kSchemaVersion;
      CborWriter writer;
      sync::write_operation(writer, operation);
      request.operations.push_back(writer.take());
    }
    bodies.push_back(sync::encode(request));
  }
  std::vector<double> latencies;
  const auto start = Clock::now();
  for (const Bytes& body : bodies) {
    const auto begin = Clock::now();
    const auto response =
        engine.push({kDevice, kUser, false}, must(sync::decode_push_request(body)), kNowMs);
    if (!response || !response->outcomes.empty()) {
      std::fprintf(
          stderr, "push: %s\n",
          response ? response->outcomes[0].key.c_str() : response.error().error.key.c_str());
      std::exit(1);
    }
    (void)sync::encode(*response);
    latencies.push_back(seconds_since(begin) * 1'000);
  }
  report(("push: visits, batches of " + std::to_string(batch_size)).c_str(), kPushed,
         seconds_since(start));
  std::sort(latencies.begin(), latencies.end());
  std::printf("  a batch takes p50 %.1f ms, p99 %.1f ms; %.0f B an operation\n",
              latencies[latencies.size() / 2], latencies[latencies.size() * 99 / 100],
              static_cast<double>(bodies[0].size()) /
                  static_cast<double>(std::min<std::size_t>(batch_size, kPushed)));
}

Bytes pull(Engine& engine, Bytes cursor, const char* what) {
  constexpr int kBrotliQuality = 4;  // As the server packs its answers.
  std::size_t rows = 0;
  std::size_t bytes = 0;
  std::size_t bytes_packed = 0;
  double seconds_packing = 0;
  const auto start = Clock::now();
  while (true) {
    const auto response =
        engine.pull({kDevice, kUser}, {cursor, sync::kSchemaVersion, 512 * 1024}, kNowMs);
    if (!response) {
      std::fprintf(stderr, "pull: %s\n", response.error().error.key.c_str());
      std::exit(1);
    }
    rows += response->rows.size();
    const Bytes body = sync::encode(*response);
    bytes += body.size();
    const auto packing = Clock::now();
    bytes_packed += brotli(body, kBrotliQuality).size();
    seconds_packing += seconds_since(packing);
    cursor = response->next_cursor;
    if (!response->more) break;
  }
  report(what, rows, seconds_since(start) - seconds_packing);
  if (rows > 0) {
    report("  and packing it", rows, seconds_packing);
    std::printf("  %.0f B a row, %.0f B packed\n",
                static_cast<double>(bytes) / static_cast<double>(rows),
                static_cast<double>(bytes_packed) / static_cast<double>(rows));
  }
  return cursor;
}

int run(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const std::filesystem::path file = folder / "engine_bench.db";
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
  const Catalog catalog = must(load_catalog(catalog_files()));
  const auto database = must(SqliteDatabase::open(file.string()));
  const auto store = must(SqliteServerStore::open(*database));
  Engine engine(catalog, *store);
  fill(engine);
  std::printf("  %.0f B a row in the file\n",
              static_cast<double>(std::filesystem::file_size(file)) / (kCustomers + kVisits));
  const Bytes cursor = pull(engine, {}, "pull: first sync");
  for (const std::size_t batch_size : {1u, 50u, 200u, 500u}) push(engine, batch_size);
  const Bytes after = pull(engine, cursor, "pull: what was pushed since");
  pull(engine, after, "pull: nothing new");
  return 0;
}

}  // namespace
}  // namespace huifang::server

int main(int argc, char** argv) {
  return huifang::server::run(argc > 1 ? std::filesystem::path(argv[1])
                                       : std::filesystem::temp_directory_path());
}
