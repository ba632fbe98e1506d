#include "core/rules/address.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace huifang {
namespace {

// What a number stands for when it leads to a door.
constexpr auto kNumberMarks = std::to_array<std::u32string_view>({
    U"号",
    U"號",
    U"栋",
    U"幢",
    U"座",
    U"楼",
    U"层",
    U"室",
    U"弄",
    U"单元",
    U"组",
    U"队",
    U"社",
    U"户",
    U"排",
    U"#",
});
// "2号线" is a line of the underground, "3号门" a gate; neither is a house.
constexpr auto kNoHouseNumbers = std::to_array<std::u32string_view>(
    {U"号线", U"号公路", U"号高速", U"号门", U"号口", U"号出口"});

// Where a house number can be: a road, lane, village or estate.
// Counties, towns and quarters are not: a number straight behind one leads nowhere.
constexpr auto kPlaces = std::to_array<std::u32string_view>({
    U"路", U"街", U"道",   U"巷",   U"弄",   U"胡同", U"里",   U"村",
    U"庄", U"屯", U"寨",   U"营",   U"堡",   U"坊",   U"湾",   U"苑",
    U"园", U"院", U"小区", U"社区", U"园区", U"校区", U"厂区", U"嘎查",
});

// A building one can ask for by name.
constexpr auto kBuildings = std::to_array<std::u32string_view>({
    U"大厦",     U"大楼",     U"广场",     U"公寓",     U"写字楼",   U"商厦",   U"商城",
    U"商场",     U"百货",     U"酒店",     U"宾馆",     U"饭店",     U"医院",   U"学校",
    U"小学",     U"中学",     U"大学",     U"学院",     U"幼儿园",   U"办公楼", U"综合楼",
    U"会展中心", U"购物中心", U"国际中心", U"商务中心", U"服务中心", U"工业园", U"产业园",
    U"科技园",   U"软件园",   U"创业园",
});

constexpr auto kNearby = std::to_array<std::u32string_view>({
    U"附近",
    U"旁边",
    U"旁",
    U"对面",
    U"斜对面",
    U"周边",
    U"一带",
    U"隔壁",
    U"后面",
    U"前面",
    U"十字",
    U"路口",
    U"交叉口",
});

constexpr auto kPlaceholders = std::to_array<std::u32string_view>(
    {U"无", U"不详", U"未知", U"待补", U"待补充", U"暂无", U"同上", U"保密"});

bool is_arabic(char32_t c) { return c >= '0' && c <= '9'; }
bool is_chinese_number(char32_t c) {
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十百千〇零两甲乙丙丁";
  return kNumerals.find(c) != std::u32string_view::npos;
}
bool is_latin(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

template <class List>
bool begins_with_any(std::u32string_view text, const List& list) {
  return std::any_of(list.begin(), list.end(),
                     [text](std::u32string_view item) { return text.starts_with(item); });
}
template <class List>
bool contains_any(std::u32string_view text, const List& list) {
  return std::any_of(list.begin(), list.end(), [text](std::u32string_view item) {
    return text.find(item) != std::u32string_view::npos;
  });
}

// Where the numbers begin that may lead to a door. There can be several, and not every one does:
// 七百弄 is a township.
std::vector<std::size_t> find_doors(std::u32string_view address) {
  std::vector<std::size_t> doors;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const bool arabic = is_arabic(address[i]);
    if (!arabic && !is_chinese_number(address[i])) continue;
    std::size_t end = i;
    while (end < address.size() &&
           (arabic ? is_arabic(address[end]) || is_latin(address[end]) || address[end] == '-'
                   : is_chinese_number(address[end]))) {
      ++end;
    }
    const std::u32string_view behind = address.substr(end);
    // "人民路100", "科技路12-3": a bare number at the very end, straight behind a road.
    constexpr std::u32string_view kRoads = U"路街道巷";
    const bool bare = arabic && behind.empty() && i > 0 &&
                      kRoads.find(address[i - 1]) != std::u32string_view::npos;
    const bool marked =
        begins_with_any(behind, kNumberMarks) && !begins_with_any(behind, kNoHouseNumbers);
    if (bare || marked) doors.push_back(i);
    i = end - 1;
  }
  return doors;
}

// A road, village or estate somewhere before the number, with a name of its own: "路5号" says
// nothing.
bool names_a_place(std::u32string_view before) {
  return std::any_of(kPlaces.begin(), kPlaces.end(), [before](std::u32string_view place) {
    const std::size_t at = before.rfind(place);
    return at != std::u32string_view::npos && at > 0;
  });
}

bool names_a_building(std::u32string_view address) {
  for (const std::u32string_view building : kBuildings) {
    const std::size_t at = address.find(building);
    if (at == std::u32string_view::npos || at < 2) continue;  // "大厦" without a name is none.
    // "长安大厦对面" is somewhere else.
    if (!contains_any(address.substr(at), kNearby)) return true;
  }
  return false;
}

// "Room 5, 12 Keji Road": a number and at least one word, in Latin letters.
bool is_latin_address(std::u32string_view address) {
  const bool latin =
      std::all_of(address.begin(), address.end(), [](char32_t c) { return c < 0x250; });
  const bool number = std::any_of(address.begin(), address.end(), is_arabic);
  const auto letters = std::count_if(address.begin(), address.end(), is_latin);
  return latin && number && letters >= 4;
}

}  // namespace

Checked<std::string> check_address(std::string_view text) {
  std::string address(trim(fold_width(text)));
  if (address.empty()) return refused("rule.address.missing");

  std::u32string plain;
  for (const char32_t c : decode_utf8(address)) {
    if (c != ' ') plain.push_back(c);
  }
  if (std::find(kPlaceholders.begin(), kPlaceholders.end(), std::u32string_view(plain)) !=
      kPlaceholders.end()) {
    return refused("rule.address.missing");
  }
  if (names_a_building(plain) || is_latin_address(plain)) return address;
  const std::vector<std::size_t> doors = find_doors(plain);
  if (doors.empty()) return refused("rule.address.no_number", {{"text", address}});
  const bool found = std::any_of(doors.begin(), doors.end(), [&](std::size_t door) {
    return names_a_place(std::u32string_view(plain).substr(0, door));
  });
  return found ? Checked<std::string>(address) : refused("rule.address.vague");
}

}  // namespace huifang
