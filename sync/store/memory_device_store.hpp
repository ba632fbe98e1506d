#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sync/store/device_store.hpp"

namespace huifang::sync {

// What a DeviceStore keeps, without the store: survives the crash of the program that used it.
struct DeviceImage {
  std::map<std::pair<DeviceArea, DeviceKey>, Bytes> values;
  bool operator==(const DeviceImage&) const = default;
};

// How the next call of the store goes wrong.
enum class StoreFault : std::uint8_t {
  kNone,
  kFail,         // The call fails and does nothing ("store.full").
  kFailAfter,    // A commit is carried out and said to have failed ("store.lost"); others fail.
  kCrashBefore,  // The program dies before the call does anything.
  kCrashAfter,   // The program dies when the commit is durable and nobody has been told.
};

// A DeviceStore in memory with the manners of the browser's: it answers later, when `run_pending`
// or `run_one` is called, in order. Its values live in an image that is given, so a test can crash
// the program (drop client and store) and start another on the same image.
class MemoryDeviceStore : public DeviceStore {
 public:
  explicit MemoryDeviceStore(DeviceImage& image) : image_(image) {}

  void load(std::vector<DeviceArea> areas,
            std::function<void(Result<std::vector<DeviceEntry>>)> done) override;
  void read(DeviceArea area, std::vector<DeviceKey> keys,
            std::function<void(Result<std::vector<DeviceEntry>>)> done) override;
  void commit(DeviceCommit commit, std::function<void(Status)> done) override;

  // Does the oldest waiting call and answers it. False: nothing was waiting.
  bool run_one();
  // Until nothing waits.
  void run_pending();
  std::size_t waiting() const { return calls_.size(); }

  // Asked once for each call when it is done; the default lets all succeed.
  void on_call(std::function<StoreFault(std::uint64_t number)> fault) { fault_ = std::move(fault); }
  // After a crash the store answers nothing any more.
  bool crashed() const { return crashed_; }

  // What it did so far.
  std::uint64_t calls_done() const { return calls_done_; }
  std::uint64_t bytes_written() const { return bytes_written_; }
  std::uint64_t entries_written() const { return entries_written_; }  // Deleted ones as well.
  std::uint64_t bytes_read() const { return bytes_read_; }
  std::uint64_t entries_read() const { return entries_read_; }

 private:
  void do_commit(const DeviceCommit& commit, const std::function<void(Status)>& done,
                 StoreFault fault);
  bool holds(const DeviceWrite& expected) const;
  void count_read(const std::vector<DeviceEntry>& entries);

  DeviceImage& image_;
  std::deque<std::function<void(StoreFault)>> calls_;
  std::function<StoreFault(std::uint64_t)> fault_;
  std::uint64_t calls_done_ = 0;
  std::vector<DeviceWrite> doubtful_;  // Carried out, though said to have failed.
  std::uint64_t bytes_written_ = 0;
  std::uint64_t entries_written_ = 0;
  std::uint64_t bytes_read_ = 0;
  std::uint64_t entries_read_ = 0;
  bool crashed_ = false;
};

}  // namespace huifang::sync
