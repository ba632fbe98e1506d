#include "tests/shell/gallery/gallery.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr int kRows = 50'000;

struct Sample {
  std::string_view name, place, grade, owner, last;
};
constexpr std::array kSamples{
    Sample{"张贵明", "云栖酒店 · 工程部经理", "A", "马超", "7 天前"},
    Sample{"丰禾食品", "冷库 · 联系人 江天浩", "A", "马超", "1 天前"},
    Sample{"周冠民", "个人 · 长乐坊 26 号", "B", "叶青", "41 天前"},
    Sample{"中谷面业", "面粉加工 · 联系人 徐平文", "C", "白雪", "80 天前"},
    Sample{"陈秀兰", "个人 · 西城门店", "B", "林静", "35 天前"},
};

const Sample& sample(int index) {
  return kSamples[static_cast<std::size_t>(index) % kSamples.size()];
}

SyncStrip sample_strip(bool offline) {
  return {
      .saved_count = "3",
      .saved_label = "本机",
      .sent_count = "1",
      .sent_label = "已发出",
      .accepted_label = "已收妥",
      .accepted_number = "48213",
      .network = offline ? "离线" : "10:24",
      .spoken = "Saved on this device, 3. Sent, 1. Accepted no. 48213. Offline, data as of 07:40",
      .route = "/gallery/sync",
      .offline = offline};
}

}  // namespace

void Gallery::draw_frame(Ui& ui) {
  ui.set_theme(theme_);
  if (ui.window_class() == WindowClass::kCompact)
    draw_phone(ui);
  else
    draw_desk(ui);
  draw_overlays(ui);
}

int Gallery::navigation(Ui& ui, const Rect& rect) {
  const std::array items{
      NavigationItem{"today", "今天", "/gallery/today", Icon::kToday, page_ == 0},
      NavigationItem{"customers", "客户", "/gallery/customers", Icon::kCustomers, page_ == 1},
      NavigationItem{"fields", "填写", "/gallery/fields", Icon::kPen, page_ == 2},
      NavigationItem{"controls", "按钮", "/gallery/controls", Icon::kCheck, page_ == 3},
      NavigationItem{"icons", "图标", "/gallery/icons", Icon::kStar, page_ == 4},
      NavigationItem{"sync", "同步", "/gallery/sync", Icon::kSync, page_ == 5, "3",
                     "3 not accepted"},
  };
  if (ui.window_class() == WindowClass::kCompact) return bottom_bar(ui, "Gallery", rect, items);
  return rail(ui, "Gallery", rect, items,
              {.product = "回访",
               .person = "何文娟",
               .person_detail = "客户服务部经理",
               .person_letter = "何"});
}

void Gallery::draw_phone(Ui& ui) {
  Rect page = ui.page();
  const Rect tabs = cut_bottom(page, ui.metrics().tab_bar);
  ui.begin_area(page);
  draw_page(ui);
  ui.end_area();
  if (const int go = navigation(ui, tabs); go >= 0) page_ = go;
}

void Gallery::draw_desk(Ui& ui) {
  Rect page = ui.page();
  const bool expanded = ui.window_class() == WindowClass::kExpanded;
  const Rect left = cut_left(page, expanded ? ui.metrics().rail_wide : ui.metrics().rail);
  if (const int go = navigation(ui, left); go >= 0) page_ = go;
  ui.begin_area(page);
  draw_page(ui);
  ui.end_area();
}

void Gallery::draw_page(Ui& ui) {
  constexpr std::array<std::string_view, 6> kTitles{"今天", "客户", "填写", "按钮", "图标", "同步"};
  const bool desk = ui.metrics().desk;
  AppBarResult bar = app_bar(
      ui, {.title = kTitles[static_cast<std::size_t>(page_)], .over = "9月17日 星期四 · 八月初七"});
  ui.place(cut_right(bar.trailing, 44));
  if (icon_button(ui, "sun", Icon::kSun, "Sunlight"))
    theme_ = theme_ == ThemeName::kLight  ? ThemeName::kDark
             : theme_ == ThemeName::kDark ? ThemeName::kSunlight
                                          : ThemeName::kLight;
  if (desk) {
    cut_right(bar.trailing, space(4));
    ui.place(cut_right(bar.trailing, 260));
    sync_strip(ui, "strip", sample_strip(false));
  } else {
    ui.place(cut_right(bar.trailing, 44));
    if (icon_button(ui, "search", Icon::kSearch, "Search")) page_ = 1;
    if (page_ == 1) {
      const Rect strip = ui.take(ui.metrics().control + space(3));
      fill_box(ui, strip, ui.colour().surface);
      ui.place({strip.left + 20, strip.top + 4, strip.right - 20, strip.bottom - 8});
      search_field(ui, "search customers", "Search customers", search_, "4 户", "Clear");
    }
    if (sync_strip(ui, "strip", sample_strip(true))) page_ = 5;
  }
  const Rect pane = ui.take(ui.remaining_height());
  begin_part(ui, Role::kMain, pane, {});
  if (page_ == 1 && desk) {
    ui.begin_area(pane);
    draw_customers(ui);
    ui.end_area();
  } else {
    ui.push_id(std::int64_t{page_});
    begin_pane(ui, "content", pane, {.scrolls = true});
    switch (page_) {
      case 0:
        draw_today(ui);
        break;
      case 1:
        draw_customers(ui);
        break;
      case 2:
        draw_fields(ui);
        break;
      case 4:
        draw_icons(ui);
        break;
      default:
        draw_controls(ui);
        break;
    }
    end_pane(ui);
    ui.pop_id();
  }
  end_part(ui);
}

void Gallery::draw_today(Ui& ui) {
  section_header(ui, "逾期", "2", Status::kOverdue);
  begin_list(ui, "overdue", "逾期", 2);
  for (int index = 0; index < 2; ++index) {
    Rect row = ui.take(ui.metrics().row);
    fill_box(ui, row, ui.colour().surface);
    begin_list_item(ui, index, index, row);
    row = row.inset(ui.metrics().page_margin, 0);
    if (index == 1) {
      const ButtonOptions call{
          .style = ButtonStyle::kOutlined, .icon = Icon::kPhone, .compact = true};
      const Rect place = cut_right(row, button_width(ui, "打电话", call));
      ui.place(centred(place, place.width(), 44));
      if (button(ui, "call", "打电话", call)) ++presses_;
      cut_right(row, space(2));
    }
    const Rect inner = centred(row, row.width(), 44);
    Rect lines = inner;
    if (begin_link_area(ui, "open", row, "/customers/KH100422")) opened_ = index;
    ui.place(cut_top(lines, 24));
    text(ui, sample(index + 1).name, {.bold = true, .lines_max = 1});
    ui.place(lines);
    text(ui, "投诉答复已超 2 时 42 分",
         {.size = TextSize::kSmall, .tone = Tone::kOverdue, .lines_max = 1});
    end_link_area(ui);
    end_list_item(ui);
    draw_rule(ui, row.left, ui.page().right, row.bottom - 1, ui.colour().line);
  }
  end_list(ui);
  section_header(ui, "下一个", "还有 36 分钟");
  begin_card(ui, "next", CardStyle::kDark, "下一个");
  Rect head = ui.take(52);
  const TextStyle time{.bold = true, .tone = Tone::kOnRail, .lines_max = 1, .px = 34};
  ui.place(cut_left(head, text_width(ui, "10:30", time) + 1));
  text(ui, "10:30", time);
  cut_left(head, space(3));
  ui.place(cut_top(head, 28));
  text(ui, "张贵明",
       {.size = TextSize::kTitle, .bold = true, .tone = Tone::kOnRail, .lines_max = 1});
  ui.place(head);
  text(ui, "云栖酒店 · 长安南路 118 号 · 2.4 公里",
       {.size = TextSize::kSmall, .tone = Tone::kOnRail2, .lines_max = 1});
  ui.gap(space(3));
  draw_rule(ui, ui.page().left + 28, ui.page().right - 28, ui.flow_top(),
            with_opacity(ui.colour().on_rail2, 0.3F));
  ui.gap(space(3));
  text(ui, "投诉 1 件：除湿机异味，周六 15:00 前解决",
       {.size = TextSize::kSmall, .tone = Tone::kOnRail});
  ui.gap(space(3));
  Rect actions = ui.take(48);
  ui.place(cut_right(actions, 48));
  icon_button(ui, "route", Icon::kRoute, "路线", {.outlined = true, .on_dark = true});
  cut_right(actions, space(2));
  ui.place(cut_right(actions, 48));
  icon_button(ui, "phone", Icon::kPhone, "打电话", {.outlined = true, .on_dark = true});
  cut_right(actions, space(2));
  ui.place(actions);
  if (button(ui, "start", "开始拜访", ButtonStyle::kOnDark)) ++presses_;
  end_card(ui);
  section_header(ui, "今天还有", "拜访 3 · 回访 3 · 关怀 2");
  bones(ui, 2);
  ui.gap(space(6));
}

void Gallery::draw_customers(Ui& ui) {
  if (ui.metrics().desk) {
    const std::array columns{TableColumn{.title = "客户", .share = 1.2F},
                             TableColumn{.title = "联系人 / 单位", .share = 1.4F},
                             TableColumn{.title = "级", .width = 56},
                             TableColumn{.title = "归属", .width = 90},
                             TableColumn{.title = "上次接触", .width = 110, .align = Align::kEnd}};
    const int open = table(
        ui, "customers", columns, kRows, {.name = "客户", .selected = opened_},
        [&](int row, int column, const Rect& rect) {
          const Sample& customer = sample(row);
          if (column == 0)
            cell_text(ui, rect, customer.name, {.size = TextSize::kBody, .bold = true});
          if (column == 1) cell_text(ui, rect, customer.place);
          if (column == 2) {
            Rect place = rect;
            grade_mark(ui, cut_left(place, 18), 18, customer.grade, customer.grade);
          }
          if (column == 3) cell_text(ui, rect, customer.owner);
          if (column == 4)
            cell_text(ui, rect, customer.last,
                      {.size = TextSize::kSmall, .tone = Tone::kInk2, .align = Align::kEnd});
        },
        [](int) -> std::string_view { return "/customers/KH100421"; });
    if (open >= 0) opened_ = open;
    return;
  }
  const std::array<Chip, 5> filters{
      Chip{.label = "全部"},
      Chip{.label = "逾期", .count = "5", .icon = Icon::kStOverdue, .icon_tone = Tone::kOverdue},
      Chip{.label = "A 级", .count = "38"}, Chip{.label = "将入公海", .count = "12"},
      Chip{.label = "附近"}};
  ui.gap(space(2));
  chips(ui, "filter", "筛选", filters, chip_, {.one_line = true, .margin = 20});
  ui.gap(space(2));
  virtual_list(
      ui, "list", kRows, {.name = "客户", .rule_from = 54, .ground = ui.colour().surface},
      [&](int index, const Rect& row) {
        const Sample& customer = sample(index);
        if (begin_link_area(ui, "open", row, "/customers/KH100421")) opened_ = index;
        Rect rest = row.inset(20, 0);
        grade_mark(ui, cut_left(rest, 22), 22, customer.grade, customer.grade);
        cut_left(rest, space(3));
        Rect end = cut_right(rest, 80);
        if (index % 5 == 3) {
          const std::string_view words = "10 天后入公海";
          end = rest;
          end.right = row.right - 20;
          end = cut_right(end, tag_width(ui, words));
          tag(ui, {end.left, row.top + 10, end.right, row.top + 30}, Status::kOverdue, words);
          end.top = row.top + 32;
          end.bottom = row.bottom - 8;
        }
        ui.place(end);
        text(ui, customer.last,
             {.size = TextSize::kSmall, .tone = Tone::kInk3, .align = Align::kEnd, .lines_max = 1});
        Rect lines = centred(rest, rest.width(), 44);
        ui.place(cut_top(lines, 24));
        text(ui, customer.name, {.bold = true, .lines_max = 1});
        ui.place(lines);
        text(ui, customer.place, {.size = TextSize::kSmall, .tone = Tone::kInk3, .lines_max = 1});
        end_link_area(ui);
      });
}

void Gallery::draw_fields(Ui& ui) {
  ui.gap(space(4));
  ui.begin_margin(ui.metrics().page_margin);
  text_field(ui, "account", "Account", account_,
             {.autocomplete = semantics::Autocomplete::kUsername});
  ui.gap(space(3));
  text_field(ui, "password", "Password", password_,
             {.password = true,
              .reveal_name = "Show password",
              .autocomplete = semantics::Autocomplete::kCurrentPassword});
  ui.gap(space(3));
  text_field(ui, "address", "地址", place_,
             {.error = "地址要写到路和号", .placeholder = "路和门牌号"});
  ui.gap(space(3));
  notes_field(ui, "notes", "Notes", notes_,
              {.hint = "第一行会出现在经理的列表里", .placeholder = "客户说了什么"});
  ui.gap(space(4));
  const std::array<Chip, 3> dates{Chip{.label = "24日 四"}, Chip{.label = "30日 三"},
                                  Chip{.label = "一个月"}};
  chips(ui, "date", "下次回访", dates, date_);
  ui.gap(space(3));
  faces(ui, "face", "满意度", {"很不满意", "不满意", "一般", "满意", "非常满意"}, face_);
  ui.gap(space(3));
  checkbox(ui, "read", "已向客户复述", checked_);
  ui.gap(space(4));
  if (button(ui, "save", "Save visit")) ++presses_;
  ui.gap(space(6));
  ui.end_margin();
}

void Gallery::draw_controls(Ui& ui) {
  ui.gap(space(4));
  ui.begin_margin(ui.metrics().page_margin);
  banner(
      ui, "offline",
      {.icon = Icon::kOffline,
       .words = "现在没有网络。这台设备第一次登录需要联网一次；登录过的同事可以直接用 PIN 解锁。"});
  ui.gap(space(3));
  banner(ui, "wrong",
         {.icon = Icon::kStRefused,
          .tone = Tone::kRefused,
          .words = "账号或密码不对。",
          .alert = true});
  ui.gap(space(4));
  button(ui, "filled", "登录");
  ui.gap(space(2));
  button(ui, "outlined", "打电话", {.style = ButtonStyle::kOutlined, .icon = Icon::kPhone});
  ui.gap(space(2));
  button(ui, "text", "看整张表", ButtonStyle::kText);
  ui.gap(space(2));
  button(ui, "danger", "停用", ButtonStyle::kDanger);
  ui.gap(space(2));
  button(ui, "disabled", "结案", {.enabled = false});
  ui.gap(space(3));
  link(ui, "link", "用一次性码登记设备", "/enrol");
  ui.gap(space(3));
  progress_bar(ui, "progress", "正在取客户", 0.4F);
  ui.gap(space(4));
  if (button(ui, "dialog", "Open dialog", ButtonStyle::kOutlined)) dialog_ = true;
  ui.gap(space(2));
  if (button(ui, "undo", "Change date", ButtonStyle::kOutlined)) undo_ = true;
  ui.end_margin();
  ui.gap(space(4));
  begin_card(ui, "conflict", CardStyle::kConflict, "同一处改了两次，请选一个");
  Rect head = ui.take(26);
  status_mark(ui, cut_left(head, 20), 20, Status::kConflict, {});
  cut_left(head, space(2));
  ui.place(head);
  heading(ui, "同一处改了两次，请选一个", 3, {.bold = true, .tone = Tone::kConflict});
  ui.gap(space(2));
  text(ui, "陈秀兰 · 手机", {.size = TextSize::kSmall, .tone = Tone::kInk2});
  end_card(ui);
  empty_state(ui, "empty",
              {.icon = Icon::kVisits,
               .title = "今天的都做完了",
               .detail = "下一次约好的拜访是 9月24日。",
               .action = "看全部拜访"});
}

void Gallery::draw_icons(Ui& ui) {
  ui.gap(space(4));
  const float cell = 48;
  ui.begin_margin(ui.metrics().page_margin);
  const int columns = std::max(1, static_cast<int>(ui.available_width() / cell));
  Rect row{};
  for (int index = 0; index < kIconCount; ++index) {
    if (index % columns == 0) row = ui.take(cell);
    draw_icon(ui, static_cast<Icon>(index), cut_left(row, cell), ui.metrics().icon,
              ui.colour().ink);
  }
  ui.end_margin();
}

void Gallery::draw_overlays(Ui& ui) {
  if (undo_ && snackbar(ui, "undo", "已改为 9月24日", "撤销", ui.metrics().tab_bar)) undo_ = false;
  if (!dialog_) return;
  if (begin_dialog(ui, "ask", "退出登录").dismissed) dialog_ = false;
  text(ui, "3 件还没交。退出后锁好留着，下次任何人联网都会替您交。", {.tone = Tone::kInk2});
  ui.gap(space(4));
  Rect actions = ui.take(ui.metrics().control);
  ui.place(cut_left(actions, actions.width() * 0.5F - 4));
  if (button(ui, "leave", "退出", ButtonStyle::kOutlined)) dialog_ = false;
  cut_left(actions, space(2));
  ui.place(actions);
  if (button(ui, "send", "先交")) dialog_ = false;
  end_dialog(ui);
}

}  // namespace huifang::shell
