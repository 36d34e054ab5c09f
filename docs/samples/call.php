<?php
// php call.php SERVER KEY SECRET METHOD TARGET [BODY]

function call(string $server, string $key, string $secret, string $method, string $target, string $body = ''): array
{
    [$path, $query] = array_pad(explode('?', $target, 2), 2, '');
    $parts = explode('&', $query);
    sort($parts, SORT_STRING);
    $timestamp = (string) time();
    $nonce = bin2hex(random_bytes(16));
    $text = implode("\n", [$method, $path, implode('&', $parts), $timestamp, $nonce, hash('sha256', $body)]);
    $headers = [
        "X-Api-Key: $key",
        "X-Api-Timestamp: $timestamp",
        "X-Api-Nonce: $nonce",
        'X-Api-Signature: ' . hash_hmac('sha256', $text, $secret),
    ];
    if ($body !== '') {
        $headers[] = 'Content-Type: application/json';
    }
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => implode("\r\n", $headers),
        'content' => $body,
        'ignore_errors' => true,
    ]]);
    $answer = file_get_contents($server . $target, false, $context);
    return [explode(' ', $http_response_header[0])[1], $answer];
}

echo implode(' ', call(...array_slice($argv, 1))), "\n";
