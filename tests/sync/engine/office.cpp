#include "tests/sync/engine/office.hpp"

#include "core/catalog/embedded.hpp"

namespace huifang::server {
namespace {

Id id_of(std::uint8_t kind, std::uint32_t number) {
  Id id;
  id.bytes[0] = kind;
  id.bytes[6] = 0x70;
  id.bytes[8] = 0x80;
  for (std::size_t i = 0; i < 4; ++i)
    id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  return id;
}

Bytes encoded(const sync::Operation& operation) {
  CborWriter writer;
  sync::write_operation(writer, operation);
  return writer.take();
}

}  // namespace

const Catalog& test_catalog() {
  static const Catalog catalog = [] {
    auto loaded = load_catalog(catalog_files());
    if (!loaded) ADD_FAILURE() << loaded.error().detail;
    return std::move(loaded.value());
  }();
  return catalog;
}

Id unit_id(std::uint32_t number) { return id_of(1, number); }
Id employee_id(sync::UserId user) { return id_of(2, user); }
Id new_id(std::uint32_t number) { return id_of(9, number); }

Fields customer_fields(const std::string& name, const std::string& mobile, sync::UserId owner,
                       std::uint32_t unit) {
  Fields fields;
  fields.set(customer_field::kName, name);
  fields.set(customer_field::kKind, std::string("person"));
  fields.set(customer_field::kType, std::string("general"));
  fields.set(customer_field::kAddress, std::string("人民路251号14栋419室"));
  fields.set(customer_field::kProvince, std::string("山东省"));
  fields.set(customer_field::kCity, std::string("济南市"));
  fields.set(customer_field::kDistrict, std::string("历下区"));
  fields.set(customer_field::kMobile, mobile);
  if (owner != 0) fields.set(customer_field::kOwner, employee_id(owner));
  fields.set(customer_field::kUnit, unit_id(unit));
  return fields;
}

Fields visit_fields(const Id& customer, sync::UserId rep) {
  Fields fields;
  fields.set(visit_field::kCustomer, customer);
  fields.set(visit_field::kRep, employee_id(rep));
  fields.set(visit_field::kState, std::string("on_site"));
  fields.set(visit_field::kPurpose, std::string("regular"));
  fields.set(visit_field::kCheckInAt, kNowMs - 3'600'000);
  fields.set(visit_field::kNoPlaceReason, std::string("refused"));
  return fields;
}

Office::Office(sync::ServerStore& store, EngineOptions options)
    : engine_(test_catalog(), store, std::move(options)) {
  EXPECT_EQ(engine_.found_office(kOfficeId).value(), kOfficeId);
  bulk_ = engine_.begin_bulk(kNowMs - 86'400'000).value();
  for (const std::uint32_t number : {1u, 2u, 3u}) {
    Record unit{kUnitEntity, unit_id(number), {}};
    unit.fields.set(unit_field::kName, "Unit " + std::to_string(number));
    unit.fields.set(unit_field::kNumber, std::int64_t{number});
    put(unit, {});
  }
  struct Staff {
    sync::UserId user;
    std::uint32_t unit;
    const char* role;
  };
  using namespace person;
  for (const Staff& staff :
       {Staff{kMin, 1, "sales"}, Staff{kLei, 1, "sales"}, Staff{kManager, 1, "department_manager"},
        Staff{kGang, 2, "sales"}, Staff{kOther, 2, "department_manager"},
        Staff{kGeneral, 3, "general_manager"}, Staff{kMarketing, 3, "marketing"},
        Staff{kAdmin, 3, "administrator"}}) {
    Record employee{kEmployeeEntity, employee_id(staff.user), {}};
    employee.fields.set(employee_field::kName, "Employee " + std::to_string(staff.user));
    employee.fields.set(employee_field::kAccount, "account" + std::to_string(staff.user));
    employee.fields.set(employee_field::kUserNumber, std::int64_t{staff.user});
    employee.fields.set(employee_field::kUnit, unit_id(staff.unit));
    employee.fields.set(employee_field::kRole, std::string(staff.role));
    put(employee, {});
  }
  put({kCustomerEntity, customer_of_min(), customer_fields("蔡伟", "13521335058", kMin, 1)},
      customer_of_min());
  put({kCustomerEntity, customer_of_gang(), customer_fields("龙燕梅", "13617541243", kGang, 2)},
      customer_of_gang());
  put({kCustomerEntity, customer_of_team(), customer_fields("邹华重", "19799177944", 0, 1)},
      customer_of_team());
  EXPECT_TRUE(bulk_->commit());
  bulk_.reset();
}

void Office::put(const Record& record, const Id& root) {
  const auto taken = bulk_->upsert(record, root);
  EXPECT_TRUE(taken.has_value()) << taken.error().key << " " << taken.error().detail;
}

Record Office::must_find(EntityNumber type, const Id& id) {
  const auto record = engine_.record(type, id);
  EXPECT_TRUE(record.has_value() && record->has_value()) << to_text(id);
  return record && *record ? **record : Record{};
}

void Office::give(const Id& customer, sync::UserId owner) {
  bulk_ = engine_.begin_bulk(kNowMs).value();
  Record record{kCustomerEntity, customer, {}};
  record.fields.set(customer_field::kOwner, employee_id(owner));
  put(record, customer);
  EXPECT_TRUE(bulk_->commit());
  bulk_.reset();
}

void Office::set_role(sync::UserId user, const std::string& role) {
  bulk_ = engine_.begin_bulk(kNowMs).value();
  Record record{kEmployeeEntity, employee_id(user), {}};
  record.fields.set(employee_field::kRole, role);
  put(record, {});
  EXPECT_TRUE(bulk_->commit());
  bulk_.reset();
}

TestDevice::TestDevice(Engine& engine, sync::DeviceId device, sync::UserId user,
                       sync::SessionId session)
    : engine_(engine),
      device_(device),
      user_(user),
      session_(session == 0 ? 1'000 + device : session) {}

sync::Operation& TestDevice::next(EntityNumber type, const Id& id, sync::Payload payload) {
  sync::Operation operation;
  operation.counter = ++counter_;
  operation.type = type;
  operation.entity = id;
  operation.base = base;
  operation.hlc = sync::hlc_from_ms(now_ms);
  operation.mono_ms = now_ms - kNowMs + 1'000'000;
  operation.payload = std::move(payload);
  operation.schema_version = sync::kSchemaVersion;
  pending_.push_back(std::move(operation));
  return pending_.back();
}

sync::Operation& TestDevice::create(EntityNumber type, const Id& id, const Id& root,
                                    Fields fields) {
  return next(type, id, sync::Create{root, std::move(fields)});
}
sync::Operation& TestDevice::set(EntityNumber type, const Id& id, Fields fields) {
  return next(type, id, sync::Set{std::move(fields)});
}
sync::Operation& TestDevice::transition(EntityNumber type, const Id& id,
                                        const std::string& workflow, const std::string& event,
                                        const std::string& from, Fields arguments) {
  return next(type, id, sync::Transition{workflow, event, from, std::move(arguments)});
}
sync::Operation& TestDevice::append(EntityNumber type, const Id& id, const std::string& log,
                                    const std::string& text) {
  return next(type, id, sync::Append{log, Fields({{entry_field::kBody, text}})});
}
sync::Operation& TestDevice::control(sync::Control::What what, const sync::OperationId& about) {
  return next(0, {}, sync::Control{what, about});
}

sync::PushRequest TestDevice::request() const {
  sync::PushRequest request;
  request.device = device_;
  request.session = session_;
  request.office = kOfficeId;
  request.from_counter = pending_.empty() ? counter_ + 1 : pending_.front().counter;
  request.wall_ms = now_ms;
  request.mono_ms = now_ms - kNowMs + 1'000'000;
  request.schema_version = sync::kSchemaVersion;
  for (const sync::Operation& operation : pending_)
    request.operations.push_back(encoded(operation));
  return request;
}

std::expected<sync::PushResponse, Refusal> TestDevice::send(const sync::PushRequest& request) {
  return engine_.push({device_, user_, revoked}, request, now_ms);
}

std::expected<sync::PushResponse, Refusal> TestDevice::push() {
  auto response = send(request());
  if (response) pending_.clear();
  return response;
}

sync::Outcome TestDevice::push_one() {
  const sync::Counter counter = counter_;
  const auto response = push();
  if (!response) {
    ADD_FAILURE() << response.error().error.key << " " << response.error().error.detail;
    return {};
  }
  EXPECT_EQ(response->acked_counter, counter);
  EXPECT_LE(response->outcomes.size(), 1u);
  if (response->outcomes.empty()) return {session_, counter, sync::OutcomeKind::kOk, "", {}, {}};
  return response->outcomes.front();
}

std::expected<sync::PullResponse, Refusal> TestDevice::pull(std::uint32_t bytes_max) {
  auto response = engine_.pull({device_, user_}, {cursor, sync::kSchemaVersion, bytes_max}, now_ms);
  if (!response) return response;
  // Through the wire and back, as a device would have it.
  const auto again = sync::decode_pull_response(sync::encode(*response));
  EXPECT_TRUE(again.has_value());
  EXPECT_EQ(*again, *response);
  cursor = response->next_cursor;
  if (!response->more) base = response->high_seq;
  return response;
}

std::vector<sync::PullResponse> TestDevice::pull_all(std::uint32_t bytes_max) {
  std::vector<sync::PullResponse> pages;
  do {
    auto page = pull(bytes_max);
    if (!page) {
      ADD_FAILURE() << page.error().error.key << " " << page.error().error.detail;
      return pages;
    }
    pages.push_back(std::move(*page));
  } while (pages.back().more && pages.size() < 10'000);
  return pages;
}

}  // namespace huifang::server
