#include "tests/sim/world.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/catalog/fields.hpp"
#include "sync/server/engine/keeping.hpp"

namespace huifang::sim {
namespace {

constexpr std::int64_t kStart_ms = 1'795'000'000'000;
constexpr std::int64_t kLongestPause_ms = 4 * 60'000;
constexpr std::int64_t kCalm_ms = 15 * 60'000;  // Until then everything must have settled.
constexpr std::uint64_t kRoundsMax = 60;  // Answers; ten rounds of push, pull pages and tokens.

Faults pick_faults(Dice& dice) {
  Faults faults;
  const auto maybe = [&dice](std::uint64_t& chance, std::uint64_t most) {
    if (dice.below(2) == 0) chance = 1 + dice.below(most);
  };
  maybe(faults.request_lost, 200);
  maybe(faults.reply_lost, 200);
  maybe(faults.repeated, 200);
  maybe(faults.delayed, 100);
  maybe(faults.cut, 100);
  maybe(faults.wrong_status, 100);
  maybe(faults.offline, 100);
  maybe(faults.store_fails, 60);
  maybe(faults.device_crashes, 40);
  maybe(faults.server_crashes, 60);
  maybe(faults.server_full, 60);
  maybe(faults.clock_jumps, 30);
  maybe(faults.moved, 200);
  maybe(faults.rotted, 100);
  maybe(faults.login_ends, 100);
  return faults;
}

// Half the seeds tidy as devices do, the others all the time and in small pieces.
sync::Tidying pick_tidying(Dice& dice) {
  if (dice.below(2) == 0) return {};
  return {.deltas = 1 + dice.below(6),
          .delta_rows = 4 + dice.below(20),
          .rows_per_step = 1 + dice.below(8),
          .page_bytes = 200 + dice.below(4'000),
          .segments = 1 + dice.below(4),
          .segment_bytes = 500 + dice.below(4'000)};
}

}  // namespace

World::World(std::uint64_t seed, const WorldOptions& options)
    : dice_(seed), schedule_(kStart_ms), options_(options), faults_(pick_faults(dice_)) {
  verdict_.seed = seed;
  office_ = std::make_unique<SimOffice>(schedule_, dice_, faults_, options_.planted, trace_);
  const sync::Tidying tidying = pick_tidying(dice_);
  // On a quarter of the seeds every person has two devices.
  const std::size_t per_person = dice_.below(4) == 0 ? 2 : 1;
  for (std::size_t at = 0; at < options_.devices; ++at) {
    const Member& member = members()[at / per_person % members().size()];
    devices_.push_back(std::make_unique<SimDevice>(schedule_, dice_, faults_, options_.planted,
                                                   trace_, *office_, member.user,
                                                   static_cast<std::uint8_t>(at + 1), tidying));
  }
  office_->on_news([this](sync::Sequence seq) {
    for (const auto& device : devices_) device->news(seq);
  });
}

void World::wrong(std::uint64_t& count, std::string what) {
  ++count;
  verdict_.faults.push_back(std::move(what));
}

// The device's durable rows are exactly what the office would give at the same cursor. What is
// said of how they differ; empty = they do not, or the cursors differ.
std::string World::how_rows_differ(const SimDevice& device) {
  const SimDevice::Image image = device.image();
  if (!office_->is_up() || !image.readable || image.cursor_seq == 0 ||
      image.cursor_seq != office_->head_seq())
    return {};
  std::map<std::pair<EntityNumber, Id>, sync::RowVersion> expected;
  for (sync::RowVersion& row : office_->rows_for(device.user()))
    expected[{row.type, row.id}] = std::move(row);
  std::size_t differing = 0;
  std::string first;
  const auto differs = [&](const sync::RowVersion& row, const char* how) {
    if (differing++ == 0)
      first = std::string(how) + " type " + std::to_string(row.type) + " " + to_text(row.id);
  };
  for (const auto& [name, row] : expected) {
    const auto held = image.rows.find(name);
    if (held == image.rows.end()) {
      differs(row, "missing");
    } else if (held->second.seq != row.seq || held->second.fields != row.fields ||
               held->second.root != row.root || held->second.scope != row.scope) {
      differs(row, "other");
    }
  }
  for (const auto& [name, row] : image.rows) {
    // A root on its way out is kept, out of sight, until what is pending on it has been sent.
    if (!expected.contains(name) && (quiet_ || device.shows(row.type, row.id)))
      differs(row, "too much");
  }
  if (differing == 0) return {};
  return "user " + std::to_string(device.user()) + ", " + std::to_string(differing) +
         " rows differ, first: " + first;
}

void World::check_rows(const SimDevice& device, const char* when) {
  const std::string how = how_rows_differ(device);
  if (!how.empty()) wrong(verdict_.diverged, std::string(when) + ": " + how);
}

// Every saved operation was taken once, and what was refused, or waits for a person at the office,
// is shown to its author as such.
void World::check_log() {
  struct Taken {
    std::map<std::string, std::size_t> payloads;
    bool refused = false;
    bool held = false;
  };
  std::map<Id, Taken> taken;
  for (const sync::LoggedOperation& logged : office_->log()) {
    const auto kept = server::read_kept_operation(logged.body);
    if (!kept) continue;
    const auto operation = sync::read_operation(kept->sent);
    if (!operation || !operation->transaction) continue;
    sync::Operation alike = *operation;
    alike.counter = 0;
    CborWriter writer;
    sync::write_operation(writer, alike);
    Taken& act = taken[*operation->transaction];
    ++act.payloads[std::string(writer.view().begin(), writer.view().end())];
    if (logged.outcome == sync::OutcomeKind::kRefused ||
        logged.outcome == sync::OutcomeKind::kMalformed)
      act.refused = true;
    if (logged.outcome == sync::OutcomeKind::kLatePending) act.held = true;
  }
  for (const auto& device : devices_) {
    for (const SavedAct& act : device->saved()) {
      verdict_.operations += std::max<std::size_t>(act.operations, 1);
      const auto found = taken.find(act.id);
      if (found == taken.end() || found->second.payloads.size() < act.operations) {
        wrong(verdict_.lost, "act " + to_text(act.id) + " of user " + std::to_string(act.user) +
                                 " never arrived whole");
        continue;
      }
      const bool refused = found->second.refused;
      if ((!refused && !found->second.held) || device->dismissed.contains(act.id)) continue;
      sync::Client* client = device->client();
      const auto item = client ? client->work_item(act.id) : std::nullopt;
      // Of one act a conflict is shown before what only waits.
      const bool shown = item && (item->state == sync::WorkState::kRefused ||
                                  (!refused && (item->state == sync::WorkState::kHeld ||
                                                item->state == sync::WorkState::kConflict)));
      if (!shown) {
        wrong(verdict_.lost, "act " + to_text(act.id) + (refused ? " was refused" : " is held") +
                                 " and its author does not see it");
      }
    }
  }
  for (const auto& [id, act] : taken) {
    for (const auto& [payload, count] : act.payloads) {
      if (count > 1)
        wrong(verdict_.doubled, "an operation of act " + to_text(id) + " was taken " +
                                    std::to_string(count) + " times");
    }
  }
}

// The lists show the columns that the row has, long texts from their beginning.
bool lists_right(EntityNumber type, const Fields& columns, const Fields& row) {
  for (const FieldDefinition& field : catalog().entity(type)->fields) {
    const bool listed = field.list_column != 0 || field.indexed || field.type == FieldType::kState;
    if (!listed || is_empty(row.get(field.number))) continue;
    const Value& shown = columns.get(field.number);
    const auto* text = std::get_if<std::string>(&row.get(field.number));
    const auto* start = std::get_if<std::string>(&shown);
    const bool right = text == nullptr
                           ? shown == row.get(field.number)
                           : start != nullptr && !start->empty() && text->starts_with(*start);
    if (!right) return false;
  }
  return true;
}

// What the screens read is what is durable.
void World::check_views() {
  for (const auto& device : devices_) {
    if (device->drafts_missing() > 0) {
      wrong(verdict_.diverged,
            "user " + std::to_string(device->user()) + ": saved drafts are gone");
    }
    sync::Client* client = device->client();
    if (client == nullptr) continue;
    const SimDevice::Image image = device->image();
    for (const EntityNumber type :
         {kCustomerEntity, kVisitEntity, kConflictEntity, kEmployeeEntity}) {
      const auto held = static_cast<std::size_t>(std::ranges::count_if(
          image.rows, [type](const auto& row) { return row.first.first == type; }));
      const std::vector<Id> listed = client->replica().list({.type = type});
      if (listed.size() != held) {
        wrong(verdict_.diverged, "user " + std::to_string(device->user()) + ": lists " +
                                     std::to_string(listed.size()) + " of type " +
                                     std::to_string(type) + " and holds " + std::to_string(held));
      }
      for (const Id& id : listed) {
        const sync::RowView view = client->replica().get(type, id);
        const auto row = image.rows.find({type, id});
        if (row == image.rows.end()) {
          wrong(verdict_.diverged, "user " + std::to_string(device->user()) + ": lists " +
                                       to_text(id) + " of type " + std::to_string(type) +
                                       " that it does not hold, " + device->story_of(type, id));
        }
        if (row == image.rows.end()) continue;
        if (!lists_right(type, client->replica().list_row(type, id).columns, row->second.fields)) {
          wrong(verdict_.diverged,
                "user " + std::to_string(device->user()) + ": lists another " + to_text(id));
        }
        if (view.state == sync::RowState::kLoading) continue;
        if (!view.present() || view.record.fields != row->second.fields) {
          wrong(verdict_.diverged,
                "user " + std::to_string(device->user()) + ": shows another " + to_text(id));
        }
      }
    }
  }
}

Verdict World::run() {
  for (const auto& device : devices_) device->start();
  for (std::size_t act = 0; act < options_.acts; ++act) {
    const std::int64_t until_ms =
        schedule_.now_ms() +
        (dice_.below(4) == 0 ? dice_.between(0, kLongestPause_ms) : dice_.between(0, 3'000));
    while (schedule_.step(until_ms)) {
    }
    if (dice_.per_mille(faults_.moved)) office_->hand_over();
    SimDevice& device = *devices_[dice_.below(devices_.size())];
    device.act();
    if (dice_.below(8) == 0) check_rows(device, "on the way");
  }
  if (schedule_.spins()) wrong(verdict_.diverged, "a device spins");
  office_->heal();
  const bool told = dice_.below(2) == 0;
  for (const auto& device : devices_) device->heal(told);
  quiet_ = true;
  const std::int64_t calm_ms = schedule_.now_ms() + kCalm_ms;
  bool settled = false;
  while (!settled && !schedule_.spins() && schedule_.now_ms() < calm_ms) {
    const std::int64_t until_ms = schedule_.now_ms() + 2'000;
    while (schedule_.step(until_ms)) {
    }
    settled = office_->is_up();
    for (const auto& device : devices_) {
      sync::Client* client = device->client();
      const bool asks = client != nullptr && (client->status().phase == sync::Phase::kSignIn ||
                                              client->status().sign_in_again);
      if (asks) device->act();
      // What has rotted is found by whoever looks at it.
      if (!device->image().readable) device->look_at_everything();
      settled = settled && device->is_settled() && how_rows_differ(*device).empty();
    }
  }
  for (const auto& device : devices_) {
    if (!device->is_settled()) {
      wrong(verdict_.diverged, "user " + std::to_string(device->user()) +
                                   " did not settle: " + device->why_not_settled());
    } else if (device->rounds_since_heal() > kRoundsMax) {
      wrong(verdict_.diverged, "user " + std::to_string(device->user()) + " needed " +
                                   std::to_string(device->rounds_since_heal()) +
                                   " answers to settle");
    }
    check_rows(*device, "at the end");
  }
  check_log();
  check_views();
  trace_.note(schedule_.happened());
  trace_.note(office_->head_seq());
  verdict_.trace = trace_.hash();
  return std::move(verdict_);
}

Verdict simulate(std::uint64_t seed, const WorldOptions& options) {
  return World(seed, options).run();
}

}  // namespace huifang::sim
