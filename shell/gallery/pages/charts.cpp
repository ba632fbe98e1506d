#include <array>
#include <charconv>
#include <functional>
#include <limits>
#include <string_view>

#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"

namespace huifang::shell {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kWeeks = 12;
using Weeks = std::array<double, kWeeks>;
constexpr std::array<std::string_view, kWeeks> kWeekLabels{
    "7/2", "7/9", "7/16", "7/23", "7/30", "8/6", "8/13", "8/20", "8/27", "9/3", "9/10", "9/17"};

constexpr Weeks but_last(double value) {
  Weeks weeks{};
  weeks.fill(kNone);
  weeks.back() = value;
  return weeks;
}
constexpr Weeks kGate{89.5, 90.2, 90.8, 90.1, 91.4, 92.0, 91.6, 92.8, 93.1, 92.7, 93.8, 94.2};
constexpr Weeks kFirst{90.4, 89.8, 90.6, 91.2, 90.9, 91.5, 92.1, 91.8, 91.2, 91.9, 92.2, 92.5};
constexpr Weeks kSecond{91.2, 90.6, 89.4, 88.9, 89.3, kNone, 87.6, 88.4, 87.9, 88.6, 89.0, 88.7};
constexpr Weeks kGateLow = but_last(92.7), kGateHigh = but_last(95.0);
constexpr Weeks kSecondLow = but_last(86.9), kSecondHigh = but_last(90.2);
constexpr std::array kVisits{142.0, 171.0, 138.0, 96.0};
constexpr std::array kVisitsLast{128.0, 175.0, 151.0, 88.0};
constexpr std::array kVisitsToCome{148.0, kNone, 160.0, kNone};
constexpr std::array kDone{132.0, 169.0, 138.0, 89.0};
constexpr std::array kMoved{10.0, 16.0, 12.0, 4.0};
constexpr std::array kOpen{6.0, 11.0, 22.0, 3.0};
constexpr std::array kReasons{34.0, 21.0, 13.0, 8.0};
constexpr std::array kReasonsHigh{38.0, kNone, 15.0, kNone};
constexpr std::array kKinds{41.0, 26.0, 18.0, 9.0};
using Hours = std::array<double, 8>;
constexpr std::array<std::string_view, 8> kHourLabels{"9",  "10", "11", "12",
                                                      "13", "14", "15", "16"};
constexpr std::array<Hours, 5> kCalls{{{4, 9, 12, 3, 2, 8, 11, 7},
                                       {6, 11, 15, 4, 1, 9, 10, 5},
                                       {3, 8, 10, 2, kNone, 7, 12, 9},
                                       {5, 14, 21, 6, 3, 12, 13, 8},
                                       {2, 6, 9, 1, 2, 5, 4, 1}}};
constexpr Hours kCallsLow{kNone, kNone, kNone, kNone, kNone, 5, 4, 1};
constexpr Hours kCallsHigh{kNone, kNone, kNone, kNone, kNone, 7, 8, 6};
constexpr std::array kTrend{90.1, 90.8, 90.2, 91.0, 91.4, 91.1, 91.6, 92.4};

// Lives until the end of the frame.
std::string_view decimal(const Ui& ui, double value, int decimals) {
  std::array<char, 400> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, decimals);
  return ui.words({{digits.data(), static_cast<std::size_t>(end.ptr - digits.data())}});
}

// Every chart, with what is not yet in, and the tables behind them.
class ChartsPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    ui.begin_margin(ui.metrics().page_margin);
    draw_lines(ui, say);
    draw_bars(ui, say, "visits", BarLayout::kSideBySide, visits_);
    draw_bars(ui, say, "work", BarLayout::kStacked, work_);
    draw_rows(ui, say);
    draw_donut(ui, say);
    draw_heat(ui, say);
    ui.end_margin();
    draw_figures(ui, say);
  }

 private:
  struct Shown {
    int at = -1;
    bool table = false;
  };
  struct Words {
    std::string_view title, sentence, labels, not_in, target, none;
  };

  static Words words_of(const Ui& ui, const Speech& say, std::string_view chart) {
    const std::string_view key = ui.words({"gallery.charts.", chart});
    return {say.say(key),
            text_of(say, key, ".sentence"),
            text_of(say, key, ".labels"),
            say.say("gallery.charts.not_in"),
            say.say("gallery.charts.target"),
            say.say("gallery.charts.none")};
  }
  static ChartOptions options_of(const Ui& ui, const Speech& say, const Words& words,
                                 int decimals) {
    return {.words = {words.title, words.sentence, words.labels, words.not_in, words.target,
                      words.none},
            .number = [&ui, decimals](double value, int wanted) -> std::string_view {
              return decimal(ui, value, wanted < 0 ? decimals : wanted);
            },
            .range = decimals > 0 ? range_of<1>(ui, say) : range_of<0>(ui, say),
            .target = std::nullopt};
  }
  template <int kDecimals>
  static std::function<std::string_view(double, double)> range_of(const Ui& ui, const Speech& say) {
    return [&ui, &say](double low, double high) -> std::string_view {
      return say.say("gallery.charts.range", {{"low", decimal(ui, low, kDecimals)},
                                              {"high", decimal(ui, high, kDecimals)}});
    };
  }
  static void header(Ui& ui, const Speech& say, std::string_view key, const Words& words,
                     bool& table, bool not_in) {
    ui.gap(space(6));
    const std::string& to_table = say.say("gallery.charts.table");
    const std::string& to_picture = say.say("gallery.charts.picture");
    chart_header(ui, key,
                 {.title = words.title,
                  .to_table = to_table,
                  .to_picture = to_picture,
                  .not_in = not_in ? words.not_in : std::string_view(),
                  .answers_t = key == "weeks"},
                 table);
  }
  static FrameList<std::string_view> said(const Ui& ui, const Speech& say, std::string_view key,
                                          std::size_t count) {
    const std::string_view begin = ui.words({"gallery.charts.", key, "."});
    FrameList<std::string_view> words(ui.memory());
    for (std::size_t index = 1; index <= count; ++index)
      words.push_back(text_of(say, begin, index));
    return words;
  }

  void draw_lines(Ui& ui, const Speech& say) {
    const Words words = words_of(ui, say, "weeks");
    header(ui, say, "weeks", words, weeks_.table, true);
    const auto units = said(ui, say, "unit", 3);
    const std::array series{
        ChartSeries{.name = units[0], .values = kGate, .low = kGateLow, .high = kGateHigh},
        ChartSeries{.name = units[1], .values = kFirst},
        ChartSeries{.name = units[2], .values = kSecond, .low = kSecondLow, .high = kSecondHigh}};
    ChartOptions options = options_of(ui, say, words, 1);
    options.target = 90.0;
    const ChartData data{kWeekLabels, series};
    if (weeks_.table)
      chart_table(ui, "weeks", data, options);
    else
      line_chart(ui, "weeks", data, options, weeks_.at);
  }

  static void draw_bars(Ui& ui, const Speech& say, std::string_view chart, BarLayout layout,
                        Shown& shown) {
    const Words words = words_of(ui, say, chart);
    const bool stacked = layout == BarLayout::kStacked;
    header(ui, say, chart, words, shown.table, !stacked);
    const auto units = said(ui, say, "unit", 4);
    const auto names = said(ui, say, ui.words({chart, ".series"}), stacked ? 3 : 2);
    FrameList<ChartSeries> series(ui.memory());
    if (stacked) {
      series.assign({{.name = names[0], .values = kDone},
                     {.name = names[1], .values = kMoved},
                     {.name = names[2], .values = kOpen}});
    } else {
      series.assign({{.name = names[0], .values = kVisitsLast},
                     {.name = names[1], .values = kVisits, .low = kVisits, .high = kVisitsToCome}});
    }
    const ChartOptions options = options_of(ui, say, words, 0);
    const ChartData data{units, series};
    if (shown.table)
      chart_table(ui, chart, data, options);
    else
      bar_chart(ui, chart, data, options, layout, shown.at);
  }

  void draw_rows(Ui& ui, const Speech& say) {
    const Words words = words_of(ui, say, "reasons");
    header(ui, say, "reasons", words, reasons_.table, true);
    const auto labels = said(ui, say, "reason", 4);
    const std::array series{
        ChartSeries{.name = {}, .values = kReasons, .low = kReasons, .high = kReasonsHigh}};
    const ChartOptions options = options_of(ui, say, words, 0);
    const ChartData data{labels, series};
    if (reasons_.table)
      chart_table(ui, "reasons", data, options);
    else
      bar_rows(ui, "reasons", data, options, reasons_.at);
  }

  void draw_donut(Ui& ui, const Speech& say) {
    const Words words = words_of(ui, say, "kinds");
    header(ui, say, "kinds", words, kinds_.table, false);
    const auto labels = said(ui, say, "kind", 4);
    const std::array series{ChartSeries{.name = {}, .values = kKinds}};
    const ChartOptions options = options_of(ui, say, words, 0);
    const ChartData data{labels, series};
    if (kinds_.table)
      chart_table(ui, "kinds", data, options);
    else
      donut_chart(ui, "kinds", data, options, "94", kinds_.at);
  }

  void draw_heat(Ui& ui, const Speech& say) {
    const Words words = words_of(ui, say, "calls");
    header(ui, say, "calls", words, calls_.table, true);
    FrameList<ChartSeries> series(ui.memory());
    for (std::size_t day = 0; day < kCalls.size(); ++day)
      series.push_back({.name = say.weekday(static_cast<int>(day) + 1), .values = kCalls[day]});
    series.back().low = kCallsLow;
    series.back().high = kCallsHigh;
    const ChartOptions options = options_of(ui, say, words, 0);
    const ChartData data{kHourLabels, series};
    if (calls_.table)
      chart_table(ui, "calls", data, options);
    else
      heat_map(ui, "calls", data, options, calls_.at);
  }

  static void draw_figures(Ui& ui, const Speech& say) {
    ui.gap(space(6));
    begin_sample(ui, say.say("gallery.charts.figures"));
    const float height = 140.0F * ui.metrics().text_zoom;
    Rect row = ui.take(height);
    const bool beside = row.width() >= 2 * height;
    const float half = beside ? (row.width() - space(6)) * 0.5F : row.width();
    const std::string_view figure = ui.words({decimal(ui, kTrend.back(), 1), " %"});
    const std::string_view target = ui.words({say.say("gallery.charts.target"), " 90"});
    const std::string& sentence = say.say("gallery.charts.weeks.sentence");
    ui.place(cut_left(row, half));
    gauge(ui, "gauge",
          {.value = kTrend.back(),
           .low = 50,
           .high = 100,
           .target = 90,
           .range_low = 89.6,
           .range_high = 94.7,
           .figure = figure,
           .detail = target,
           .sentence = sentence});
    if (beside)
      cut_left(row, space(6));
    else
      row = ui.take(height * 0.5F);
    ui.place(centred(row, row.width(), 48.0F));
    sparkline(ui, {.values = kTrend,
                   .target = 90.5,
                   .range_low = 91.6,
                   .range_high = 92.7,
                   .sentence = sentence});
    end_sample(ui);
  }

  Shown weeks_, visits_, work_, reasons_, kinds_, calls_;
};

}  // namespace

std::unique_ptr<GalleryPage> make_charts_page() { return std::make_unique<ChartsPage>(); }

}  // namespace huifang::shell
