#include "core/rules/person_name.hpp"

#include <algorithm>
#include <array>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace huifang {
namespace {

using namespace std::string_view_literals;

// Whoever writes one of these behind a surname has not asked for the name. No given name ends so.
constexpr auto kTitles = std::to_array<std::u32string_view>({
    U"先生", U"女士", U"小姐",   U"太太",   U"夫人", U"老师", U"师傅",   U"老板",
    U"同志", U"阿姨", U"叔叔",   U"大哥",   U"大姐", U"大爷", U"大妈",   U"奶奶",
    U"爷爷", U"经理", U"主任",   U"主管",   U"科长", U"处长", U"局长",   U"部长",
    U"厅长", U"院长", U"校长",   U"所长",   U"站长", U"队长", U"店长",   U"厂长",
    U"行长", U"会长", U"董事长", U"董事",   U"书记", U"总监", U"总裁",   U"老总",
    U"副总", U"总",   U"助理",   U"秘书",   U"会计", U"出纳", U"教授",   U"医生",
    U"大夫", U"护士", U"律师",   U"工程师", U"技师", U"司机", U"客户",   U"顾客",
    U"本人", U"女生", U"美女",   U"帅哥",   U"老人", U"家属", U"负责人", U"联系人",
});

// One-character titles that are also characters of given names: only "surname + title" is refused.
constexpr std::u32string_view kShortTitles = U"董工姐哥叔姨嫂婶局处科所";

// "小王", "老李", "阿芳": nobody's surname, or hardly anybody's.
constexpr std::u32string_view kFamiliarPrefixes = U"小老阿";

constexpr auto kDoubleSurnames = std::to_array<std::u32string_view>({
    U"欧阳", U"诸葛", U"司马", U"上官", U"司徒", U"皇甫", U"尉迟", U"公孙", U"令狐",
    U"慕容", U"夏侯", U"长孙", U"宇文", U"轩辕", U"东方", U"西门", U"南宫", U"独孤",
    U"端木", U"申屠", U"太史", U"淳于", U"单于", U"呼延", U"百里", U"闻人", U"澹台",
    U"公冶", U"钟离", U"鲜于", U"闾丘", U"濮阳", U"司空", U"完颜", U"赫连", U"万俟",
});

constexpr auto kPlaceholders = std::to_array<std::string_view>({
    "无"sv,     "无名"sv,     "未知"sv,   "不详"sv, "不明"sv,    "匿名"sv,   "保密"sv,
    "待定"sv,   "待补"sv,     "待补充"sv, "暂无"sv, "没有"sv,    "测试"sv,   "测试客户"sv,
    "test"sv,   "测试用户"sv, "某人"sv,   "某某"sv, "某某某"sv,  "散客"sv,   "路人"sv,
    "个人"sv,   "企业"sv,     "公司"sv,   "单位"sv, "新客户"sv,  "老客户"sv, "n/a"sv,
    "na"sv,     "none"sv,     "null"sv,   "nil"sv,  "unknown"sv, "xx公司"sv, "xxx公司"sv,
    "某公司"sv, "某某公司"sv, "某单位"sv,
});

constexpr auto kLatinTitles = std::to_array<std::string_view>({
    "mr"sv,
    "mrs"sv,
    "ms"sv,
    "miss"sv,
    "dr"sv,
    "prof"sv,
    "sir"sv,
    "madam"sv,
    "boss"sv,
    "manager"sv,
});

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}
bool is_middle_dot(char32_t c) {
  return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x30FB || c == 0xFF0E;
}
bool is_latin(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

template <class List, class Item>
bool contains(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool is_placeholder(std::string_view name) {
  const std::string key = search_key(name);
  return contains(kPlaceholders, std::string_view(key));
}

// "王总", "欧阳先生", "X总", "小王": a form of address, whatever stands before it.
bool is_form_of_address(std::u32string_view name) {
  for (const std::u32string_view title : kTitles) {
    if (name.ends_with(title)) return true;
  }
  if (name.size() < 2) return false;
  const std::u32string_view before = name.substr(0, name.size() - 1);
  const bool surname_only = before.size() == 1 || contains(kDoubleSurnames, before);
  if (surname_only && kShortTitles.find(name.back()) != std::u32string_view::npos) return true;
  return name.size() == 2 && kFamiliarPrefixes.find(name.front()) != std::u32string_view::npos;
}

std::u32string without_spaces(std::u32string_view name) {
  std::u32string plain;
  for (const char32_t c : name) {
    if (c != ' ') plain.push_back(c);
  }
  return plain;
}

// "John Smith" and "O'Neil, Mary-Ann" have two words; "Wang" is a surname and "Mr Wang" an address.
bool is_full_latin_name(const std::string& name) {
  std::size_t words = 0;
  std::string word;
  const std::string key = name + ' ';
  for (const char c : key) {
    if (c != ' ' && c != ',' && c != '.') {
      word += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      continue;
    }
    if (contains(kLatinTitles, std::string_view(word))) return false;
    if (word.size() >= 2) ++words;
    word.clear();
  }
  return words >= 2;
}

}  // namespace

Checked<std::string> check_person_name(std::string_view text) {
  const std::string name(trim(fold_width(text)));
  const auto refuse = [&](const char* key) { return refused(key, {{"text", name}}); };
  if (name.empty()) return refused("rule.name.missing");
  if (is_placeholder(name)) return refuse("rule.name.placeholder");

  const std::u32string spaced = decode_utf8(name);
  const std::u32string plain = without_spaces(spaced);  // Short names are often written "张 伟".
  if (is_form_of_address(plain)) return refuse("rule.name.title");

  const auto is_name_mark = [](char32_t c) {
    return c == ' ' || c == '-' || c == '\'' || c == '.' || c == ',' || c == 0x2019;
  };
  const bool latin = std::all_of(spaced.begin(), spaced.end(),
                                 [&](char32_t c) { return is_latin(c) || is_name_mark(c); });
  if (latin)
    return is_full_latin_name(name) ? Checked<std::string>(name) : refuse("rule.name.title");

  // "张某", "李XX", "王**", "赵（财务）", "刘1": not how a person is called.
  const bool is_chinese = std::all_of(plain.begin(), plain.end(),
                                      [](char32_t c) { return is_han(c) || is_middle_dot(c); });
  const bool is_other_script =
      std::none_of(plain.begin(), plain.end(), [](char32_t c) { return is_han(c) || c < 0x80; });
  if (!is_chinese && !is_other_script) return refuse("rule.name.characters");
  if (is_chinese && plain.find(U'某') != std::u32string::npos)
    return refuse("rule.name.placeholder");
  if (is_chinese && (plain.size() < 2 || contains(kDoubleSurnames, std::u32string_view(plain)))) {
    return refuse("rule.name.too_short");
  }
  return is_chinese ? encode_utf8(plain) : name;
}

Checked<std::string> check_organisation_name(std::string_view text) {
  const std::string name(trim(fold_width(text)));
  const auto refuse = [&](const char* key) { return refused(key, {{"text", name}}); };
  if (name.empty()) return refused("rule.name.missing");
  if (is_placeholder(name)) return refuse("rule.name.placeholder");

  // A firm may well end in a title ("某某律师…事务所" does not), but one of three characters that
  // does is a person one has not asked for a name.
  constexpr std::size_t kAddressLengthMax = 4;
  const std::u32string plain = without_spaces(decode_utf8(name));
  if (plain.size() <= kAddressLengthMax && is_form_of_address(plain))
    return refuse("rule.name.title");
  if (plain.size() < 2) return refuse("rule.name.too_short");
  const bool has_letter =
      std::any_of(plain.begin(), plain.end(), [](char32_t c) { return is_latin(c) || c >= 0x250; });
  return has_letter ? Checked<std::string>(name) : refuse("rule.name.characters");
}

}  // namespace huifang
