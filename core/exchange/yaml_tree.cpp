#include "core/exchange/yaml_tree.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "core/exchange/formats.hpp"
#include "core/io/limits.hpp"

namespace cyrano::exchange {

namespace {

/// More than the largest table that is read could need.
constexpr std::size_t mostNodes = 4'000'000;
constexpr std::size_t mostDocuments = 1000;

int lineOf(const YAML::Mark& mark) {
    return mark.is_null() ? 0 : mark.line + 1;
}

struct Refused {
    int line;
    std::string why;
};

} // namespace

class YamlBuilder final : public YAML::EventHandler {
  public:
    explicit YamlBuilder(YamlTree& tree) : tree_(tree) {}

    void OnDocumentStart(const YAML::Mark& mark) override {
        anchors_.clear();
        if (tree_.documents_.size() == mostDocuments) {
            throw Refused{lineOf(mark), "holds more than " + std::to_string(mostDocuments) +
                                            " documents; keep the one table you want"};
        }
        tree_.documents_.push_back(nullptr);
    }
    void OnDocumentEnd() override {
        if (tree_.documents_.back() == nullptr) {
            tree_.documents_.pop_back();
        }
    }
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add(Kind::none, mark, anchor).size = 1;
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const Node* target = anchor < anchors_.size() ? anchors_[anchor] : nullptr;
        if (target == nullptr || target->size == 0) {
            throw Refused{lineOf(mark), "has a part that refers to itself"};
        }
        count(target->size, mark);
        attach(*target);
    }
    void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  const std::string& value) override {
        Node& node = add(Kind::scalar, mark, anchor);
        node.size = 1;
        node.text = value;
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(Kind::sequence, mark, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(Kind::map, mark, anchor);
    }
    void OnMapEnd() override { close(); }

  private:
    using Kind = YamlTree::Kind;
    using Node = YamlTree::Node;

    void count(std::size_t nodes, const YAML::Mark& mark) {
        count_ += nodes;
        if (count_ > mostNodes) {
            throw Refused{lineOf(mark), "holds more values than any curve needs; keep the one "
                                        "table you want"};
        }
    }
    Node& add(Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
        count(1, mark);
        Node& node = tree_.nodes_.emplace_back();
        node.kind = kind;
        node.line = lineOf(mark);
        if (anchor != 0) {
            anchors_.resize(std::max<std::size_t>(anchors_.size(), anchor + 1));
            anchors_[anchor] = &node;
        }
        attach(node);
        return node;
    }
    void attach(const Node& node) {
        if (open_.empty()) {
            tree_.documents_.back() = &node;
        } else {
            open_.back()->children.push_back(&node);
        }
    }
    void open(Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (open_.size() == static_cast<std::size_t>(io::deepestNesting)) {
            throw Refused{lineOf(mark), "is nested deeper than " +
                                            std::to_string(io::deepestNesting) +
                                            " levels; a HEPData table has about five"};
        }
        open_.push_back(&add(kind, mark, anchor));
    }
    void close() {
        Node& node = *open_.back();
        open_.pop_back();
        node.size = 1;
        for (const Node* child : node.children) {
            node.size += child->size;
        }
    }

    YamlTree& tree_;
    std::vector<Node*> open_;
    std::vector<const Node*> anchors_;
    std::size_t count_ = 0;
};

const YamlTree::Node& YamlTree::Node::operator[](std::string_view key) const noexcept {
    static const Node nothing;
    for (std::size_t i = 0; kind == Kind::map && i + 1 < children.size(); i += 2) {
        if (children[i]->kind == Kind::scalar && children[i]->text == key) {
            return *children[i + 1];
        }
    }
    return nothing;
}

io::Result<YamlTree> YamlTree::parse(const std::string& text, const std::string& file) {
    try {
        YamlTree out;
        YamlBuilder builder(out);
        std::istringstream in(text);
        YAML::Parser parser(in);
        while (parser.HandleNextDocument(builder)) {
        }
        return out;
    } catch (const Refused& refused) {
        return io::failure(refused.why, file, refused.line);
    } catch (const YAML::Exception& problem) {
        return io::failure("is no valid YAML here: " + problem.msg, file, lineOf(problem.mark));
    }
}

} // namespace cyrano::exchange
