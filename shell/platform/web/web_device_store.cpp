#include "shell/platform/web/web_device_store.hpp"

#include <utility>

#include "shell/platform/web/web_answer.hpp"
#include "shell/platform/web/web_worker_port.hpp"

namespace huifang::shell {
namespace {

using Entries = std::vector<sync::DeviceEntry>;

Result<Entries> read_entries(ByteView body) {
  WebByteReader answer(body);
  if (huifang::Status status = read_storage_status(answer); !status)
    return std::unexpected(std::move(status).error());
  Entries entries;
  for (std::uint32_t left = answer.u32(); left > 0 && answer.intact(); --left) {
    sync::DeviceEntry& entry = entries.emplace_back();
    entry.area = static_cast<sync::DeviceArea>(answer.u8());
    entry.key = answer.u64();
    entry.value = answer.bytes();
  }
  if (!answer.intact()) return failure(ErrorCode::kUnavailable, "store.closed", "answer cut short");
  return entries;
}

constexpr std::size_t kRoomForHead = 16;
constexpr std::size_t kRoomForWrite = 16;

std::size_t size_of(const sync::DeviceWrite& write) {
  return write.value ? write.value->size() : 0;
}

void put_write(WebByteWriter& message, const sync::DeviceWrite& write) {
  message.put_u8(static_cast<std::uint8_t>(write.area)).put_u64(write.key);
  message.put_u8(write.value ? 1 : 0);
  if (write.value) message.put_bytes(*write.value);
}

}  // namespace

WebDeviceStore::WebDeviceStore(WorkerPort& port, const Id& office, sync::UserId user)
    : port_(port), database_("huifang-" + to_text(office) + "-u" + std::to_string(user) + "-1") {}

void WebDeviceStore::load(std::vector<sync::DeviceArea> areas,
                          std::function<void(Result<Entries>)> done) {
  WebByteWriter message;
  message.put_string(database_).put_u8(static_cast<std::uint8_t>(areas.size()));
  for (const sync::DeviceArea area : areas) message.put_u8(static_cast<std::uint8_t>(area));
  port_.ask(WorkerCall::kStoreLoad, message.finish(),
            [done = std::move(done)](ByteView body) { done(read_entries(body)); });
}

void WebDeviceStore::read(sync::DeviceArea area, std::vector<sync::DeviceKey> keys,
                          std::function<void(Result<Entries>)> done) {
  WebByteWriter message;
  message.put_string(database_).put_u8(static_cast<std::uint8_t>(area));
  message.put_u32(static_cast<std::uint32_t>(keys.size()));
  for (const sync::DeviceKey key : keys) message.put_u64(key);
  port_.ask(WorkerCall::kStoreRead, message.finish(),
            [done = std::move(done)](ByteView body) { done(read_entries(body)); });
}

void WebDeviceStore::commit(sync::DeviceCommit commit, std::function<void(huifang::Status)> done) {
  WebByteWriter message;
  std::size_t size = kRoomForHead + database_.size();
  for (const auto* writes : {&commit.expected, &commit.writes}) {
    for (const sync::DeviceWrite& write : *writes) size += kRoomForWrite + size_of(write);
  }
  message.reserve(size);  // A first sync commits many megabytes.
  message.put_string(database_).put_u8(static_cast<std::uint8_t>(commit.expected.size()));
  for (const sync::DeviceWrite& expected : commit.expected) put_write(message, expected);
  message.put_u32(static_cast<std::uint32_t>(commit.writes.size()));
  for (const sync::DeviceWrite& write : commit.writes) put_write(message, write);
  port_.ask(WorkerCall::kStoreCommit, message.finish(), [done = std::move(done)](ByteView body) {
    WebByteReader answer(body);
    done(read_storage_status(answer));
  });
}

}  // namespace huifang::shell
