#include "shell/semantics/changes.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <random>
#include <string>

namespace huifang::shell::semantics {
namespace {

constexpr Rect kRect{0, 0, 10, 10};

// What the page keeps: told of changes alone.
class Copy {
 public:
  struct Element {
    NodeId parent = 0;
    std::string says;
  };
  void show(const std::function<void(Tree&)>& fill) {
    tree_.begin_frame();
    fill(tree_);
    tree_.end_frame();
    changes_.follow(tree_);
    for (const NodeId id : changes_.gone()) {
      take_out(id);
      elements_.erase(id);
    }
    for (const auto& change : changes_.changed()) {
      const Node& node = tree_.nodes()[static_cast<std::size_t>(change.index)];
      take_out(node.id);
      auto& siblings = children_[change.parent];
      auto place = siblings.begin();
      if (change.before != 0) {
        place = std::ranges::find(siblings, change.before);
        ASSERT_NE(place, siblings.end()) << "comes after somebody who is elsewhere";
        ++place;
      }
      siblings.insert(place, node.id);
      elements_[node.id] = {change.parent, std::string(tree_.text(node.name))};
    }
  }
  std::size_t changed() const { return changes_.changed().size(); }
  std::size_t gone() const { return changes_.gone().size(); }
  // "list(row(text),row)" by names.
  std::string said(NodeId parent = 0) const {
    std::string words;
    const auto children = children_.find(parent);
    if (children == children_.end()) return words;
    for (const NodeId id : children->second) {
      if (!words.empty()) words += ',';
      words += elements_.at(id).says;
      if (const std::string inside = said(id); !inside.empty()) words += '(' + inside + ')';
    }
    return words;
  }
  std::string wanted(NodeId parent = 0) const {
    std::string words;
    for (const Node& node : tree_.nodes()) {
      const NodeId its =
          node.parent < 0 ? 0 : tree_.nodes()[static_cast<std::size_t>(node.parent)].id;
      if (its != parent) continue;
      if (!words.empty()) words += ',';
      words += tree_.text(node.name);
      if (const std::string inside = wanted(node.id); !inside.empty()) words += '(' + inside + ')';
    }
    return words;
  }

 private:
  void take_out(NodeId id) {
    const auto found = elements_.find(id);
    if (found != elements_.end()) std::erase(children_[found->second.parent], id);
  }
  Tree tree_;
  Changes changes_;
  std::map<NodeId, Element> elements_;
  std::map<NodeId, std::vector<NodeId>> children_;
};

// A list of 150 rows with a text each, scrolled to that row: 301 nodes.
void long_list(Tree& tree, int first, std::string_view odd = {}, int odd_row = -1) {
  tree.open(1, Role::kList, {0, 0, 400, 600}, "list").scroll_y = static_cast<float>(first) * 40.0F;
  for (int row = first; row < first + 150; ++row) {
    const float top = static_cast<float>(row - first) * 40.0F;
    const auto id = static_cast<NodeId>(1'000 + row * 2);
    tree.open(id, Role::kListItem, {0, top, 400, top + 40}, "row");
    tree.add(id + 1, Role::kText, {8, top, 200, top + 20},
             row == odd_row ? odd : "of " + std::to_string(row));
    tree.close();
  }
  tree.close();
}

TEST(Changes, NothingIsToldOfWhatIsAsItWas) {
  Copy copy;
  copy.show([](Tree& tree) { long_list(tree, 0); });
  EXPECT_EQ(copy.changed(), 301U);
  copy.show([](Tree& tree) { long_list(tree, 0); });
  EXPECT_EQ(copy.changed(), 0U);
  EXPECT_EQ(copy.gone(), 0U);
}

TEST(Changes, OneOfThreeHundredNodesIsToldAlone) {
  Copy copy;
  copy.show([](Tree& tree) { long_list(tree, 0); });
  // The texts behind it lie elsewhere in the tree's own now, which is nobody's business.
  copy.show([](Tree& tree) { long_list(tree, 0, "a much longer text", 3); });
  EXPECT_EQ(copy.changed(), 1U);
  EXPECT_EQ(copy.said(), copy.wanted());
}

TEST(Changes, ScrollingTellsOfThePaneAndOfTheRowsThatCome) {
  Copy copy;
  copy.show([](Tree& tree) { long_list(tree, 0); });
  copy.show([](Tree& tree) { long_list(tree, 2); });
  EXPECT_EQ(copy.changed(), 1U + 2 * 2);
  EXPECT_EQ(copy.gone(), 2U * 2);
  EXPECT_EQ(copy.said(), copy.wanted());
}

TEST(Changes, TheLookOfAFieldIsPartOfIt) {
  Copy copy;
  const auto field = [](float font_px) {
    return [font_px](Tree& tree) {
      tree.set_field(tree.add(1, Role::kTextbox, kRect, "one"), {.font_px = font_px});
      tree.set_field(tree.add(2, Role::kTextbox, kRect, "other"), {.font_px = 16});
    };
  };
  copy.show(field(16));
  copy.show(field(32));
  EXPECT_EQ(copy.changed(), 1U);
}

TEST(Changes, AFieldIsAsItWasThoughOneBeforeItWent) {
  Copy copy;
  const auto fields = [](bool both) {
    return [both](Tree& tree) {
      if (both) tree.set_field(tree.add(1, Role::kTextbox, kRect, "one"), {.font_px = 16});
      tree.set_field(tree.add(2, Role::kTextbox, kRect, "other"), {.font_px = 16});
    };
  };
  copy.show(fields(true));
  copy.show(fields(false));
  EXPECT_EQ(copy.changed(), 0U);
  EXPECT_EQ(copy.gone(), 1U);
}

TEST(Changes, WhateverIsMovedTheCopyEndsAsTheTree) {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    Copy copy;
    for (int frame = 0; frame < 6; ++frame) {
      std::vector<NodeId> ids(12);
      for (std::size_t index = 0; index < ids.size(); ++index)
        ids[index] = static_cast<NodeId>(index + 1);
      std::ranges::shuffle(ids, random);
      ids.resize(random() % (ids.size() + 1));
      copy.show([&](Tree& tree) {
        int open = 0;
        for (const NodeId id : ids) {
          tree.open(id, Role::kGroup, kRect, std::to_string(id));
          open += 1;
          while (open > 0 && random() % 3 != 0) {
            tree.close();
            open -= 1;
          }
        }
        for (; open > 0; --open) tree.close();
      });
      ASSERT_EQ(copy.said(), copy.wanted()) << "seed " << seed << ", frame " << frame;
    }
  }
}

}  // namespace
}  // namespace huifang::shell::semantics
