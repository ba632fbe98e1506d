#include "sync/server/demo/demo_lists.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/text/calendar.hpp"
#include "sync/server/demo/demo_files.hpp"
#include "sync/server/demo/dice.hpp"
#include "sync/server/import/csv.hpp"

namespace huifang::server {
namespace {

std::string_view demo_file(std::string_view name) {
  for (const EmbeddedFile& file : demo_files()) {
    if (file.name == name) return file.text;
  }
  return {};
}

const nlohmann::json& words() {
  static const nlohmann::json kWords =
      nlohmann::json::parse(demo_file("demo/words.json"), nullptr, false);
  return kWords;
}

// Draws words from the lists of words.json.
class Words {
 public:
  explicit Words(std::uint64_t seed) : dice_(seed) {}

  std::uint64_t below(std::uint64_t limit) { return dice_.below(limit); }
  const nlohmann::json& one_of(const char* list) {
    const nlohmann::json& all = words()[list];
    return all[below(all.size())];
  }
  std::string word(const char* list) { return one_of(list).get<std::string>(); }

 private:
  Dice dice_;
};

struct Owner {
  std::string name;
  std::string unit;
};

// The people of the staff list who look after customers.
const std::vector<Owner>& owners() {
  static const std::vector<Owner> kOwners = [] {
    std::vector<Owner> people;
    const auto records = read_csv(demo_staff_csv());
    for (std::size_t index = 1; records && index < records->size(); ++index) {
      const std::vector<std::string>& cells =
          (*records)[index].cells;  // 工号,姓名,账号,部门,角色,职务
      if (cells[4] == "销售" || cells[4] == "客服") people.push_back({cells[1], cells[3]});
    }
    return people;
  }();
  return kOwners;
}

std::string date_text(std::int64_t day) {
  const CivilDate date = civil_from_days(day);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string minute_text(const LocalTime& time, int minutes_later) {
  const int minute = time.minute_of_day + minutes_later;
  return fmt::format("{} {:02}:{:02}:00", date_text(time.days), minute / 60, minute % 60);
}

}  // namespace

std::string_view demo_staff_csv() { return demo_file("demo/staff.csv"); }

std::size_t demo_owner_count() { return owners().size(); }

std::string demo_customer_code(std::size_t number) { return fmt::format("KH{}", 100'000 + number); }

std::vector<std::string> demo_words(const char* list) {
  return words()[list].get<std::vector<std::string>>();
}

std::string demo_customers_csv(std::span<const DemoService> services, std::int64_t today) {
  Words dice(2'000);
  std::string csv =
      "客户编码,客户名称,性质,客户类别,企业性质,主管单位,行业,省,市,区县,详细地址,联系人,职务,手机,"
      "固定电话,邮箱,生日,"
      "负责人,部门,来源,首次接触日期,最近购买日期,累计金额(元),备注\n";
  for (std::size_t number = 0; number < services.size(); ++number) {
    const auto place = dice.one_of("places").get<std::vector<std::string>>();
    const auto trade = dice.one_of("trades").get<std::vector<std::string>>();
    const auto form = dice.one_of("forms").get<std::vector<std::string>>();
    const std::string person = dice.word("surnames") + dice.word("given");
    const bool organisation = dice.below(5) < 3;
    const std::string city = place[1].substr(0, place[1].size() - std::string_view("市").size());
    const std::string name =
        organisation ? city + dice.word("brands") + trade[1] + form[0] : person;
    const std::string body = place[1] + dice.word("bodies");
    const std::string post = dice.word("posts");
    const std::string address =
        fmt::format("{}{}号{}栋{}室", dice.word("streets"), 1 + dice.below(600), 1 + dice.below(20),
                    101 + dice.below(1800));
    const std::string mobile =
        fmt::format("1{}{:09}", 3 + dice.below(7), 100'000'000 + number * 7919);
    const std::int64_t first_contact = today - 30 - static_cast<std::int64_t>(dice.below(1500));
    const std::int64_t last_purchase =
        std::min(today - 1, first_contact + static_cast<std::int64_t>(dice.below(700)));
    const bool bought = dice.below(4) != 0;
    const Owner& owner = owners()[services[number].owner];
    csv += fmt::format(
        "{},{},{},{},{},{},{},{},{},{},{},{},{},{},,,{},{},{},{},{},{},{}.{:02},{}\n",
        demo_customer_code(number), name, organisation ? "企业" : "个人", dice.word("types"),
        organisation ? form[1] : "", organisation ? body : "", organisation ? trade[0] : "",
        place[0], place[1], place[2], address, person, organisation ? post : "", mobile,
        date_text(today - 8'000 - static_cast<std::int64_t>(dice.below(14'000))),
        services[number].in_team_book ? owner.unit : owner.name, owner.unit, dice.word("sources"),
        date_text(first_contact), bought ? date_text(last_purchase) : "", dice.below(40'000),
        dice.below(100), dice.word("remarks"));
  }
  return csv;
}

std::string demo_visits_csv(std::span<const DemoService> services) {
  Words dice(4'000);
  std::string csv =
      "拜访编号,客户编码,拜访人,计划时间,签到时间,签退时间,纬度,经度,目的,方式,结果,满意度(1-5),"
      "纪要,下次日期\n";
  int made = 0;
  for (std::size_t number = 0; number < services.size(); ++number) {
    const DemoService& service = services[number];
    for (std::size_t at = 0; at < service.visited_at.size(); ++at) {
      const LocalTime& came = service.visited_at[at];
      const auto place = dice.one_of("places").get<std::vector<std::string>>();
      const std::string channel = dice.word("channels");
      const bool on_site = channel == words()["channels"][0].get<std::string>();
      const std::string where = on_site
                                    ? fmt::format("{}{:04},{}{:04}", place[3], dice.below(10'000),
                                                  place[4], dice.below(10'000))
                                    : ",";
      const int minutes = on_site ? 25 + static_cast<int>(dice.below(30)) : 8;
      csv += fmt::format("BF{},{},{},{},{},{},{},{},{},{},{},{},{}\n", 200'000 + made++,
                         demo_customer_code(number), owners()[service.owner].name,
                         minute_text(came, -5), minute_text(came, 0), minute_text(came, minutes),
                         where, dice.word("purposes"), channel, dice.word("results"),
                         dice.word("scores"), dice.word(on_site ? "notes" : "call_notes"),
                         date_text(service.next_on[at]));
    }
  }
  return csv;
}

}  // namespace huifang::server
