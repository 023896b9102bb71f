#include <iostream>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/cli/command.hpp"
#include "core/io/number.hpp"
#include "core/quantities/quantities.hpp"

namespace cyrano::cli {

namespace {

using quantities::InputValue;
using quantities::Value;

QJsonValue toJson(const Value& value) {
    if (const auto* z = std::get_if<std::complex<double>>(&value)) {
        return QJsonArray{z->real(), z->imag()};
    }
    return std::get<double>(value);
}

std::string toText(const Value& value) {
    if (const auto* z = std::get_if<std::complex<double>>(&value)) {
        return "[" + io::fullNumber(z->real()) + ", " + io::fullNumber(z->imag()) + "]";
    }
    return io::fullNumber(std::get<double>(value));
}

QJsonObject answer(const std::string& name, const std::map<std::string, InputValue>& arguments) {
    const auto value = quantities::evaluate(name, arguments);
    if (!value) {
        return {{"error", QString::fromStdString(value.error())}};
    }
    const quantities::Quantity* quantity = quantities::find(name);
    return {{"value", toJson(*value)}, {"unit", QString::fromStdString(quantity->unit)}};
}

/// {"quantity": …, "args": {…}} → {"value": …, "unit": …} or {"error": …}.
QJsonObject answerLine(const std::string& line) {
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(line), &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject()) {
        const QString why = problem.error != QJsonParseError::NoError ? problem.errorString()
                                                                      : QString("no object");
        return {{"error", "not a JSON object: " + why}};
    }
    const QJsonObject request = document.object();
    std::map<std::string, InputValue> arguments;
    const QJsonObject args = request["args"].toObject();
    for (auto it = args.begin(); it != args.end(); ++it) {
        if (it.value().isDouble()) {
            arguments[it.key().toStdString()] = it.value().toDouble();
        } else if (it.value().isString()) {
            arguments[it.key().toStdString()] = it.value().toString().toStdString();
        } else {
            return {{"error", "argument '" + it.key() + "' is neither number nor text"}};
        }
    }
    return answer(request["quantity"].toString().toStdString(), arguments);
}

class QuantityCommand final : public Command {
  public:
    CLI::App* declare(CLI::App& root) override {
        CLI::App* command =
            root.add_subcommand("quantity", "evaluate one formula, or one per line of input");
        command->add_option("NAME", name_, "name of the quantity (cyrano list quantities)");
        command->add_option("ARGUMENT", arguments_, "key=value");
        command->add_flag("--json", json_, "as JSON");
        command->add_flag("--batch", batch_,
                          R"(read {"quantity":…,"args":{…}} lines, answer line by line)");
        return command;
    }

    int run(const bounds::DataFolders&) override { return batch_ ? runBatch() : runOne(); }

  private:
    [[nodiscard]] static int runBatch() {
        for (std::string line; std::getline(std::cin, line);) {
            if (line.find_first_not_of(" \t\r") == std::string::npos) {
                continue;
            }
            std::cout
                << QJsonDocument(answerLine(line)).toJson(QJsonDocument::Compact).toStdString()
                << '\n';
        }
        return finishOutput();
    }

    [[nodiscard]] int runOne() const {
        if (name_.empty()) {
            complain("error: which quantity? 'cyrano list quantities' names them");
            return wrongUsage;
        }
        std::map<std::string, InputValue> arguments;
        for (const std::string& argument : arguments_) {
            const std::size_t equals = argument.find('=');
            if (equals == std::string::npos) {
                complain("error: arguments are key=value, got '" + argument + "'");
                return wrongUsage;
            }
            arguments[argument.substr(0, equals)] = argument.substr(equals + 1);
        }
        const auto value = quantities::evaluate(name_, arguments);
        if (!value) {
            complain("error: " + value.error());
            return wrongUsage;
        }
        const quantities::Quantity& quantity = *quantities::find(name_);
        if (json_) {
            QJsonObject object = answer(name_, arguments);
            object["quantity"] = QString::fromStdString(name_);
            object["source"] = QString::fromStdString(quantity.source);
            return deliver(
                QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + '\n', {});
        }
        const std::string unit = quantity.unit.empty() ? "" : " " + quantity.unit;
        return deliver(toText(*value) + unit + "\n" + quantity.source + "\n", {});
    }

    std::string name_;
    std::vector<std::string> arguments_;
    bool json_ = false;
    bool batch_ = false;
};

} // namespace

std::unique_ptr<Command> makeQuantity() {
    return std::make_unique<QuantityCommand>();
}

} // namespace cyrano::cli
